package dev.sluice.build.kustomize.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.build.kustomize.field.Replacements.Subject;
import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.model.ResourceId;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacementsTest {
    private static final String SOURCE = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: source}
            data: {host: web.example.com, port: "8080", path: a/b/c, empty: {}, map: {k: v}}
            """;
    private static final String TARGET = "apiVersion: v1\nkind: Target\nmetadata: {name: target}\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "spec: {a: x};               {fieldPath: data.host}; {fieldPaths: [spec.a]};  spec: {a: web.example.com}",
                "spec: {a: 1};               {fieldPath: data.port}; {fieldPaths: [spec.a]};  spec: {a: 8080}",
                "spec: {a: '1'};             {fieldPath: data.port}; {fieldPaths: [spec.a]};  spec: {a: '8080'}",
                "spec: {a: x};               {fieldPath: data.path, options: {delimiter: /, index: 1}}; {fieldPaths: [spec.a]}; spec: {a: b}",
                "spec: {a: x-y};             {fieldPath: data.host}; {fieldPaths: [spec.a], options: {delimiter: '-', index: 1}}; spec: {a: x-web.example.com}",
                "spec: {a: x-y};             {fieldPath: data.host}; {fieldPaths: [spec.a], options: {delimiter: '-', index: 5}}; spec: {a: x-y-web.example.com}",
                "spec: {a: x-y};             {fieldPath: data.host}; {fieldPaths: [spec.a], options: {delimiter: '-', index: -1}}; spec: {a: web.example.com-x-y}",
                "spec: {};                   {fieldPath: data.host}; {fieldPaths: [spec.b.c], options: {create: true}}; spec: {b: {c: web.example.com}}",
                "spec: {};                   {fieldPath: data.port}; {fieldPaths: [spec.b], options: {create: true}}; spec: {b: 8080}",
                "spec: {l: []};              {fieldPath: data.host}; {fieldPaths: ['spec.l.[name=n].v'], options: {create: true}}; spec: {l: [{name: n, v: web.example.com}]}",
                "spec: {l: []};              {fieldPath: data.host}; {fieldPaths: [spec.l.0], options: {create: true}}; spec: {l: [web.example.com]}",
                "spec: {l: [{n: a, v: 1}, {n: ab, v: 2}]}; {fieldPath: data.port}; {fieldPaths: ['spec.l.[n=a].v']}; spec: {l: [{n: a, v: 8080}, {n: ab, v: 8080}]}",
                "spec: {l: [{v: x}, {v: y}]}; {fieldPath: data.host}; {fieldPaths: ['spec.l.*.v']}; spec: {l: [{v: web.example.com}, {v: web.example.com}]}",
                "spec: {l: [a, b]};          {fieldPath: data.host}; {fieldPaths: ['spec.l.[=b]']}; spec: {l: [a, web.example.com]}",
                "spec: {a.b/c: x};           {fieldPath: data.host}; {fieldPaths: ['spec.[a.b/c]']}; spec: {a.b/c: web.example.com}",
                "spec: {a.b/c: x};           {fieldPath: data.host}; {fieldPaths: ['spec.a\\.b/c']}; spec: {a.b/c: web.example.com}",
                "spec: {a: {x: y}};          {fieldPath: data.map};  {fieldPaths: [spec.a]};  spec: {a: {k: v}}",
                "spec: {a: '{\"x\":\"y\",\"n\":1}'}; {fieldPath: data.port}; {fieldPaths: [spec.a.n]}; spec: {a: '{\"n\":8080,\"x\":\"y\"}'}",
                "spec: {a: \"k: 'v'\\nb: 1\"}; {fieldPath: data.host}; {fieldPaths: [spec.a.k]}; spec: {a: \"k: 'web.example.com'\\nb: 1\"}",
            })
    void a_value_is_copied_as_kustomize_copies_it(String target, String source, String options, String expected) {
        List<Mapping> result = apply(target, "source: {kind: ConfigMap}", source, options);
        assertThat(result.get(1).sameValue(mapping("expected.yaml", TARGET + expected)))
                .as("%s", result.get(1))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{targets: [{select: {kind: Target}, fieldPaths: [spec.a]}]}",
                "{source: {kind: ConfigMap}}",
                "{source: {kind: ConfigMap}, sourceValue: x, targets: []}",
                "{source: {kind: Nothing}, targets: []}",
                "{source: {version: v1}, targets: []}",
                "{source: {kind: ConfigMap, fieldPath: data.no}, targets: []}",
                "{source: {kind: ConfigMap, fieldPath: data.empty}, targets: []}",
                "{source: {kind: ConfigMap, fieldPath: data.path, options: {delimiter: /, index: 3}}, targets: []}",
                "{source: {kind: ConfigMap, fieldPath: data.map, options: {delimiter: /}}, targets: []}",
                "{sourceValue: x, targets: [{fieldPaths: [spec.a]}]}",
                "{sourceValue: x, targets: [{select: {kind: Target}, fieldPaths: [spec.no]}]}",
                "{sourceValue: x, targets: [{select: {kind: Target}, fieldPaths: [spec.n]}]}",
                "{sourceValue: x, targets: [{select: {kind: Target}, fieldPaths: [spec.l.5], options: {create: true}}]}",
                "{sourceValue: x, targets: [{select: {kind: Target}, fieldPaths: ['spec.l.[a]']}]}",
                "{sourceValue: x, targets: [{select: {kind: Target}, fieldPaths: [spec.l], options: {delimiter: /}}]}",
            })
    void a_replacement_that_does_not_apply_is_refused(String replacement) {
        List<Subject> subjects = List.of(subject(SOURCE), subject(TARGET + "spec: {a: x, n: 1, l: []}"));
        assertThatThrownBy(() -> Replacements.apply(
                        List.of(mapping("entry.yaml", replacement)), subjects, id -> id, (select, any) -> {}))
                .isInstanceOfSatisfying(
                        PatchRejected.class,
                        rejected -> assertThat(rejected.errorClass()).isEqualTo("replacement-invalid"));
    }

    @Test
    void objects_are_chosen_by_any_name_they_had_and_rejected_by_any() {
        ResourceId former = new ResourceId("", "v1", "Target", "", "old");
        Subject renamed = new Subject(mapping("a.yaml", TARGET + "spec: {a: x}"), List.of(former));
        Mapping entry =
                mapping("entry.yaml", "{sourceValue: new, targets: [{select: {name: old}, fieldPaths: [spec.a]}]}");
        assertThat(Replacements.apply(List.of(entry), List.of(renamed), id -> id, (select, any) -> {})
                        .get(0)
                        .text("spec.a"))
                .contains("new");
        Mapping rejecting = mapping("entry.yaml", """
                {sourceValue: new, targets: [{select: {kind: Target}, reject: [{name: old}], fieldPaths: [spec.a]}]}
                """);
        assertThat(Replacements.apply(List.of(rejecting), List.of(renamed), id -> id, (select, any) -> {})
                        .get(0)
                        .text("spec.a"))
                .contains("x");
    }

    @Test
    void a_copied_value_knows_its_source_and_what_it_replaced() {
        List<Mapping> result =
                apply("spec: {a: x}", "source: {kind: ConfigMap}", "{fieldPath: data.host}", "{fieldPaths: [spec.a]}");
        Node value = result.get(1).at("spec.a").orElseThrow();
        assertThat(value.origin().chain())
                .extracting(Span::toString)
                .containsExactly("source.yaml:4:14", "target.yaml:4:11");
    }

    private static List<Mapping> apply(String target, String head, String source, String options) {
        String entry = "{" + head.replace("}", ", " + source.substring(1)) + ", targets: [{select: {kind: Target}, "
                + options.substring(1) + "]}";
        return Replacements.apply(
                List.of(mapping("entry.yaml", entry)),
                List.of(subject(SOURCE), subject(TARGET + target)),
                id -> id,
                (select, any) -> {});
    }

    private static Subject subject(String text) {
        return new Subject(mapping(text.equals(SOURCE) ? "source.yaml" : "target.yaml", text), List.of());
    }

    private static Mapping mapping(String path, String text) {
        return (Mapping) YamlParser.parse(RepoPath.of(path), text).documents().get(0);
    }
}
