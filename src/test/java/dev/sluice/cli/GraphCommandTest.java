package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphCommandTest {
    private static final Path EXAMPLE = Path.of(System.getProperty("sluice.root", ".."), "src", "it", "repos", "home")
            .toAbsolutePath();

    private static final String BOOTSTRAP = """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: flux-system, namespace: flux-system}
                spec: {url: 'ssh://git@example.org/org/fleet', interval: 1m, ref: {branch: main}}
                ---
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: flux-system, namespace: flux-system}
                spec: {interval: 10m, prune: true, path: ./clusters/one, sourceRef: {kind: GitRepository, name: flux-system}}
                """;

    private static final String APPS = """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: apps, namespace: flux-system}
                spec:
                  suspend: true
                  interval: 10m
                  prune: true
                  path: ./apps
                  sourceRef: {kind: ExternalArtifact, name: apps}
                  dependsOn: [{name: nowhere}]
                ---
                apiVersion: source.extensions.fluxcd.io/v1beta1
                kind: ArtifactGenerator
                metadata: {name: split, namespace: flux-system}
                spec:
                  sources: [{alias: repo, kind: GitRepository, name: flux-system}]
                  artifacts:
                  - {name: apps, copy: [{from: '@repo/apps/**', to: '@artifact/'}]}
                ---
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: web, namespace: shop}
                spec:
                  interval: 1h
                  chart: {spec: {chart: web, sourceRef: {kind: HelmRepository, name: charts, namespace: flux-system}}}
                """;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** With {@code -Dfixtures=update} the expected graph is written anew, to be looked at as a difference. */
    @ParameterizedTest
    @ValueSource(strings = {"mermaid", "dot", "json"})
    void the_graph_of_the_example_is_the_expected_one(String format) throws IOException {
        Path expected = EXAMPLE.resolve("expected-graph." + format);

        assertThat(graph("--format", format, EXAMPLE.resolve("repo").toString()))
                .isEqualTo(Exit.CLEAN);
        if ("update".equals(System.getProperty("fixtures"))) {
            Files.writeString(expected, out());
        }
        assertThat(out()).isEqualTo(Files.readString(expected));
    }

    @Test
    void a_picture_of_one_cluster_goes_to_a_file() {
        assertThat(graph(
                        "--format",
                        "svg",
                        "--cluster",
                        "clusters/staging",
                        "-o",
                        "graph.svg",
                        EXAMPLE.resolve("repo").toAbsolutePath().toString()))
                .isEqualTo(Exit.CLEAN);
        assertThat(out()).isEmpty();
        assertThat(directory.resolve("graph.svg"))
                .content()
                .startsWith("<svg ")
                .contains(">staging (clusters/staging)<")
                .contains(">flux-system/infrastructure-controllers<")
                .doesNotContain("production");
    }

    @Test
    void every_kind_of_edge_is_read_from_the_manifests() throws IOException {
        Files.createDirectories(directory.resolve("clusters/one/flux-system"));
        Files.writeString(directory.resolve("clusters/one/flux-system/gotk-sync.yaml"), BOOTSTRAP);
        Files.writeString(directory.resolve("clusters/one/apps.yaml"), APPS);

        assertThat(graph("--format", "mermaid")).isEqualTo(Exit.CLEAN);
        assertThat(labelled())
                .contains(
                        "Kustomization flux-system/flux-system --> Kustomization, suspended, failed flux-system/apps",
                        "Kustomization flux-system/flux-system --> HelmRelease shop/web",
                        "Kustomization flux-system/flux-system --> ArtifactGenerator flux-system/split",
                        "Kustomization flux-system/flux-system -.-> GitRepository flux-system/flux-system",
                        "ArtifactGenerator flux-system/split -.-> GitRepository flux-system/flux-system",
                        "ArtifactGenerator flux-system/split -->|makes|"
                                + " ExternalArtifact, not shown by a manifest flux-system/apps",
                        "Kustomization, suspended, failed flux-system/apps -.->"
                                + " ExternalArtifact, not shown by a manifest flux-system/apps",
                        "Kustomization, suspended, failed flux-system/apps ==>|depends on|"
                                + " Kustomization, not shown by a manifest flux-system/nowhere",
                        "HelmRelease shop/web -.-> HelmRepository, not shown by a manifest flux-system/charts")
                .hasSize(9);
    }

    @Test
    void a_wrong_format_or_cluster_is_wrong_usage() {
        assertThat(graph("--format", "png")).isEqualTo(Exit.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--format takes one of mermaid, dot, svg, json");
        assertThat(graph("--cluster", "clusters/two")).isEqualTo(Exit.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no cluster view is at clusters/two");
    }

    /** The edges of a Mermaid graph, with the labels of the nodes for their numbers. */
    private List<String> labelled() {
        return out().lines()
                .map(String::strip)
                .filter(line -> line.matches("v0n\\d+ .*"))
                .map(line -> out().lines()
                        .filter(node -> node.strip().matches("v0n\\d+\\[.*"))
                        .reduce(line, GraphCommandTest::labelled))
                .toList();
    }

    private static String labelled(String line, String node) {
        String id = node.strip().replaceAll("\\[.*", "");
        String label = node.replaceAll(".*\\[\"|\"].*", "").replace("<br/>", " ");
        return line.replaceAll("\\b" + id + "\\b", label);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private int graph(String... words) {
        out.reset();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                directory,
                false);
        return new Cli().run(Stream.concat(Stream.of("graph"), Stream.of(words)).toList(), console);
    }
}
