package dev.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.DependencyGraph.Edge;
import dev.sluice.testing.Trees;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class DependencyGraphTest {
    private static final RepoPath FILE = RepoPath.of("all.yaml");

    @Test
    void what_depends_in_one_direction_only_has_no_cycle() {
        assertThat(cycles("a -> b c", "b -> c", "c ->")).isEmpty();
    }

    @Test
    void a_cycle_is_told_once_from_its_first_member_on() {
        assertThat(cycles("c -> a", "a -> b", "b -> c")).containsExactly("a b c");
    }

    @Test
    void of_cycles_that_hang_together_the_shortest_through_the_first_member_is_told() {
        assertThat(cycles("a -> b c", "b -> c", "c -> a")).containsExactly("a c");
    }

    @Test
    void separate_cycles_are_told_separately() {
        assertThat(cycles("a -> b", "b -> a c", "c -> d", "d -> c", "e -> e")).containsExactly("a b", "c d", "e");
    }

    @Test
    void a_dependency_on_what_is_not_there_closes_no_cycle() {
        assertThat(cycles("a -> missing", "b -> a")).isEmpty();
    }

    @Test
    void a_parent_that_waits_depends_on_its_children() {
        assertThat(cycles("parent ~>", "child -> parent")).containsExactly("child parent");
    }

    /** Each line is a Kustomization and what it depends on; {@code ~>} makes it a waiting parent of all others. */
    private static List<String> cycles(String... lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append("- apiVersion: kustomize.toolkit.fluxcd.io/v1\n  kind: Kustomization\n");
            text.append("  metadata: {name: ").append(line.split(" ")[0]).append(", namespace: x}\n");
            text.append("  spec:\n    wait: ").append(line.contains("~>")).append("\n    dependsOn:\n");
            for (String name : line.split("[-~]>", -1)[1].trim().split(" ")) {
                text.append(name.isEmpty() ? "" : "      - name: " + name + "\n");
            }
        }
        return DependencyGraph.of(view(text.toString()))
                .flatMap(graph -> graph.cycles().stream())
                .map(DependencyGraphTest::names)
                .toList();
    }

    private static String names(List<Edge> cycle) {
        return String.join(" ", cycle.stream().map(edge -> edge.from().name()).toList());
    }

    private static View view(String text) {
        Sequence objects = (Sequence) Trees.plain(FILE.value(), text)
                .yaml(FILE)
                .orElseThrow()
                .documents()
                .get(0);
        List<KustomizationBuild> builds = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        Optional<String> parent = Optional.empty();
        for (Node object : objects.items()) {
            Resource resource = Resource.of((Mapping) object, "");
            FluxKustomization one = new FluxKustomization(resource, resource.id(), RepoPath.ROOT);
            builds.add(new KustomizationBuild(
                    one, parent, KustomizationBuild.State.BUILT, List.of(resource), new TreeSet<>(), List.of()));
            parent = one.isTrue("spec.wait") ? Optional.of(one.key()) : parent;
            dependencies(resource).forEach(references::add);
        }
        return new View("x", RepoPath.ROOT, builds, references);
    }

    private static List<Reference> dependencies(Resource from) {
        if (!(from.at("spec.dependsOn").orElse(null) instanceof Sequence names)) {
            return List.of();
        }
        return names.items().stream()
                .map(at -> new Reference(
                        Reference.Kind.DEPENDS_ON,
                        from,
                        at.at("name").orElseThrow(),
                        at,
                        new ResourceId(
                                from.id().group(),
                                "",
                                from.id().kind(),
                                "x",
                                at.text("name").orElseThrow()),
                        false))
                .toList();
    }
}
