package dev.sluice.report.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.model.ResourceId;
import dev.sluice.model.graph.ClusterGraph;
import dev.sluice.model.graph.GraphEdge;
import dev.sluice.model.graph.GraphEdge.Kind;
import dev.sluice.model.graph.GraphNode;
import dev.sluice.model.graph.GraphNode.Condition;
import dev.sluice.model.graph.GraphNode.Role;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GraphFormatsTest {
    private static final Span PLACE = Span.at(RepoPath.of("a.yaml"), 2, 3);
    private static final List<Kind> KINDS = List.of(Kind.RENDERS, Kind.SOURCE, Kind.DEPENDS_ON);
    private static final List<String> NASTY = List.of(
            "end",
            "a\"]; click x",
            "<script>&amp;</script>",
            "ünï-東京-🚀",
            "%%{init: {}}%%",
            "back\\slash",
            "`# *md* ;`",
            "line\nfeed\u0000",
            "${name}");

    @Test
    void names_mean_nothing_to_mermaid() {
        assertThat(MermaidGraph.escaped("end a\"b")).isEqualTo("end a#34;b");
        assertThat(MermaidGraph.escaped("<b>&#;`%{}\\")).isEqualTo("#60;b#62;#38;#35;#59;#96;#37;#123;#125;#92;");
        assertThat(MermaidGraph.escaped("ü東京🚀\n")).isEqualTo("ü東京#128640; ");
        // A name stands between the quotes of a label only, never where a keyword could.
        assertThat(GraphFormat.MERMAID.write(List.of(nasty())).lines())
                .allMatch(
                        line -> line.matches(
                                "flowchart LR|  subgraph v0\\[\"[^\"]*\"]|  end|  classDef .*"
                                        + "|    v0n\\d+\\[\"[^\"`%{}\\\\]*\"]:::[a-z]+|  v0n\\d+ (-->|-\\.->|==>\\|depends on\\|) v0n\\d+"));
    }

    @Test
    void names_stay_between_the_quotes_of_dot() {
        assertThat(DotGraph.escaped("a\"b\\c&lt;\n")).isEqualTo("a\\\"b\\\\c&amp;lt; ");
        assertThat(GraphFormat.DOT.write(List.of(nasty())).lines().filter(line -> line.contains("[label=\"Kust")))
                .hasSize(NASTY.size())
                .allMatch(line ->
                        line.matches("    v0n\\d+ \\[label=\"([^\"\\\\]|\\\\.)*\", fillcolor=\"#[0-9a-f]{6}\"]"));
    }

    @Test
    void an_svg_is_xml_that_holds_every_name_as_it_is() {
        Picture picture = Picture.of(GraphFormat.SVG.write(List.of(nasty())));

        assertThat(picture.texts())
                .containsAll(NASTY.stream()
                        .map(name -> "ns/" + name.replaceAll("\\p{Cntrl}", "\ufffd"))
                        .toList());
    }

    @Test
    void boxes_do_not_overlap_and_hold_their_text() {
        Random random = new Random(7);
        for (int size : new int[] {1, 5, 40}) {
            Picture picture = Picture.of(GraphFormat.SVG.write(List.of(random(size, random), random(size, random))));

            assertThat(picture.boxes()).hasSize(2 * size);
            assertThat(picture.overlaps()).isEmpty();
            assertThat(picture.overflows()).isEmpty();
        }
    }

    @Test
    void an_edge_ends_at_the_boxes_of_its_objects() {
        Picture picture = Picture.of(GraphFormat.SVG.write(List.of(random(12, new Random(3)))));

        assertThat(picture.looseEnds()).isEmpty();
    }

    @Test
    void what_is_wrong_or_not_shown_is_told_with_the_kind() {
        ResourceId id = new ResourceId("kustomize.toolkit.fluxcd.io", "", "Kustomization", "ns", "a");
        Condition bad = new Condition(Optional.of(State.FAILED), true);
        assertThat(Labels.kind(new GraphNode(id, Role.KUSTOMIZATION, Optional.of(PLACE), "", bad)))
                .isEqualTo("Kustomization, suspended, failed");
        assertThat(Labels.kind(new GraphNode(id, Role.KUSTOMIZATION, Optional.empty(), "", bad)))
                .isEqualTo("Kustomization, not shown by a manifest");
    }

    @ParameterizedTest
    @EnumSource
    void a_repository_without_a_cluster_is_an_empty_graph(GraphFormat format) {
        assertThat(format.write(List.of())).isNotBlank().endsWith("\n");
    }

    @ParameterizedTest
    @EnumSource
    void the_same_graph_gives_the_same_text(GraphFormat format) {
        assertThat(format.write(List.of(random(30, new Random(5)))))
                .isEqualTo(format.write(List.of(random(30, new Random(5)))));
    }

    private static ClusterGraph nasty() {
        List<GraphNode> nodes = NASTY.stream().map(GraphFormatsTest::node).toList();
        List<GraphEdge> edges = nodes.stream()
                .skip(1)
                .map(node -> new GraphEdge(nodes.get(0).id(), node.id(), Kind.RENDERS, PLACE))
                .toList();
        return new ClusterGraph("end\"<", RepoPath.of("clusters/end"), nodes, edges);
    }

    private static ClusterGraph random(int size, Random random) {
        List<GraphNode> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            nodes.add(node("n".repeat(1 + random.nextInt(60)) + i));
        }
        List<GraphEdge> edges = new ArrayList<>();
        for (int i = 1; i < 2 * size; i++) {
            ResourceId from = nodes.get(random.nextInt(size)).id();
            ResourceId to = nodes.get(random.nextInt(size)).id();
            edges.add(new GraphEdge(from, to, KINDS.get(random.nextInt(3)), PLACE));
        }
        return new ClusterGraph("any", RepoPath.of("any"), nodes, edges);
    }

    private static GraphNode node(String name) {
        return new GraphNode(
                new ResourceId("kustomize.toolkit.fluxcd.io", "", "Kustomization", "ns", name),
                Role.KUSTOMIZATION,
                Optional.of(PLACE),
                "",
                new Condition(Optional.of(State.BUILT), false));
    }
}
