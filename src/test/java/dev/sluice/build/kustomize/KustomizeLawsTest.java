package dev.sluice.build.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.YamlPrinter;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that every build obeys, on projects made from seeds. */
final class KustomizeLawsTest {
    private static final int SEEDS = 60;

    static Stream<Long> seeds() {
        return new Random(7).longs(SEEDS).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_of_files_is_irrelevant_once_the_objects_are_sorted(long seed) {
        RandomProject project = new RandomProject(seed);
        String first = project.shuffled(new Random(0)).output();
        for (int order = 1; order < 4; order++) {
            assertThat(project.shuffled(new Random(order)).output()).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_empty_patch_changes_nothing(long seed) {
        RandomProject project = new RandomProject(seed);
        String unpatched = project.patched("").output();
        for (String empty : new String[] {
            "- {target: {kind: .*}, patch: '[]'}\n",
            "- patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}'\n",
            "- {target: {kind: ConfigMap}, patch: '{apiVersion: v1, kind: ConfigMap, metadata: {name: any}}'}\n",
            "- {target: {kind: Deployment}, patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: any}, spec:"
                    + " {template: {spec: {containers: []}}}}'}\n"
        }) {
            assertThat(project.patched(empty).output()).as(empty).isEqualTo(unpatched);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void building_twice_is_building_once(long seed) {
        Project project = new RandomProject(seed).shuffled(new Random(seed));
        String once = project.output();
        assertThat(project.output()).isEqualTo(once);
        assertThat(rebuilt(once).output()).isEqualTo(once);
        // kustomize prints a date as a text.
        if (!once.contains("2001-01-01")) {
            assertSameValues(project.build(), rebuilt(once).build());
        }
        assertThat(rebuilt(once).options(Options.COMMAND_LINE).output()).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_text_at_the_place_of_a_written_scalar_is_that_scalar(long seed) {
        Project project = new RandomProject(seed).patched("");
        WrittenScalars written = WrittenScalars.of(project.build(), TreeFiles.of(project.tree()));
        assertThat(written.misplaced()).isEmpty();
        assertThat(written.count()).isGreaterThan(20);
    }

    @Test
    void the_projects_hold_all_that_the_laws_speak_of() {
        String all = String.join(
                "",
                seeds().map(seed -> new RandomProject(seed).patched("").output())
                        .toList());
        assertThat(all)
                .contains("namespace: prod")
                .contains("image: registry.example/app:2")
                .contains("team: a")
                .contains("type: Recreate")
                .contains("value: x/80")
                .contains("replicas: 3")
                .containsPattern("name: (p-)?web(-s)?-[0-9a-z]{10}")
                .contains("kind: Secret")
                .contains("by: operation")
                .contains("- the patch");
    }

    private static void assertSameValues(Result one, Result other) {
        assertThat(other.items()).hasSameSizeAs(one.items());
        for (int i = 0; i < one.items().size(); i++) {
            Mapping root = one.items().get(i).root();
            assertThat(other.items().get(i).root().sameValue(root))
                    .as(YamlPrinter.print(root))
                    .isTrue();
        }
    }

    private static Project rebuilt(String output) {
        return new Project().file("all.yaml", output).kustomization("resources: [all.yaml]\n");
    }
}
