package dev.sluice.build.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that every build obeys, on projects made from seeds. */
final class KustomizeLawsTest {
    static Stream<Long> seeds() {
        return new Random(7).longs(60).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_of_files_is_irrelevant_once_the_objects_are_sorted(long seed) {
        Random random = new Random(seed);
        List<String> names = names(random);
        String first = sorted(project(names, seed, "")).output();
        Collections.shuffle(names, random);
        assertThat(sorted(project(names, seed, "")).output()).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_empty_patch_changes_nothing(long seed) {
        List<String> names = names(new Random(seed));
        String patch = "patches:\n- patch: '{apiVersion: v1, kind: ConfigMap, metadata: {name: " + names.get(0)
                + "}}'\n" + "- target: {kind: ConfigMap}\n  patch: '[]'\n";
        assertThat(project(names, seed, patch).output())
                .isEqualTo(project(names, seed, "").output());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void building_twice_is_building_once(long seed) {
        Project project = project(names(new Random(seed)), seed, "namespace: ns\ncommonLabels: {a: b}\n");
        String once = project.output();
        assertThat(project.output()).isEqualTo(once);
        Project again = new Project().file("all.yaml", once).kustomization("resources: [all.yaml]\nnamespace: ns\n");
        assertThat(again.output()).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_text_at_the_place_of_a_written_scalar_is_that_scalar(long seed) {
        Project project = project(names(new Random(seed)), seed, "namePrefix: p-\nnamespace: ns\n");
        TreeFiles files = TreeFiles.of(project.tree());
        List<Scalar> written = new ArrayList<>();
        project.build().items().forEach(item -> collect(item.root(), written));
        assertThat(written).isNotEmpty().allSatisfy(scalar -> {
            YamlFile source = files.yaml(scalar.span().path()).orElseThrow();
            String text = "v: " + source.lines().at(scalar.span());
            Optional<Node> read = YamlParser.parse(RepoPath.of("x.yaml"), text)
                    .documents()
                    .get(0)
                    .at("v");
            assertThat(read)
                    .as(text)
                    .hasValueSatisfying(
                            value -> assertThat(value.sameValue(scalar)).isTrue());
        });
    }

    private static void collect(Node node, List<Scalar> into) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> collect(entry.value(), into));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> collect(item, into));
        } else if (node.origin() instanceof Origin.Written) {
            into.add((Scalar) node);
        }
    }

    private static List<String> names(Random random) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            names.add("o" + i + (char) ('a' + random.nextInt(26)));
        }
        return names;
    }

    private static Project sorted(Project project) {
        return project.options(Options.COMMAND_LINE);
    }

    private static Project project(List<String> names, long seed, String more) {
        Project project = new Project();
        String[] values = {"1", "'1'", "true", "\"a: b\"", "plain text", "2001-01-01", "1.50", "null", "é", "'it''s'"};
        for (String name : names) {
            Random random = new Random(seed ^ name.hashCode());
            StringBuilder text =
                    new StringBuilder("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name + "\ndata:\n");
            for (int i = 0; i <= random.nextInt(4); i++) {
                text.append("  k")
                        .append(i)
                        .append(": ")
                        .append(values[random.nextInt(values.length)])
                        .append('\n');
            }
            project.file(name + ".yaml", text.toString());
        }
        return project.kustomization("resources: [" + String.join(".yaml, ", names) + ".yaml]\n" + more);
    }
}
