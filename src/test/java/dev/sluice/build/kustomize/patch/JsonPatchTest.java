package dev.sluice.build.kustomize.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPatchTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{a: {b: 1}};      {op: add, path: /a/c, value: 2};                {a: {b: 1, c: 2}}",
                "{a: 1};           {op: add, path: /a, value: [x]};                {a: [x]}",
                "{a: [1, 2]};      {op: add, path: /a/0, value: 0};                {a: [0, 1, 2]}",
                "{a: [1, 2]};      {op: add, path: /a/-, value: 3};                {a: [1, 2, 3]}",
                "{a: [1, 2]};      {op: add, path: /a/-1, value: 3};               {a: [1, 2, 3]}",
                "{a: [1, 2]};      {op: add, path: /a/-2, value: 3};               {a: [1, 3, 2]}",
                "{a: 1};           {op: add, path: /b};                            {a: 1, b: null}",
                "{a: 1};           {op: replace, path: /b, value: 2};              {a: 1, b: 2}",
                "{a: [1, 2]};      {op: replace, path: /a/-1, value: 3};           {a: [1, 3]}",
                "{a: 1};           {op: replace, path: '', value: {b: 1}};         {b: 1}",
                "{a: 1, b: 2};     {op: remove, path: /a};                         {b: 2}",
                "{a: [1, 2, 3]};   {op: remove, path: /a/-3};                      {a: [2, 3]}",
                "{a: 1};           {op: move, from: /a, path: /b};                 {b: 1}",
                "{a: {c: 1}};      {op: copy, from: /a, path: /b};                 {a: {c: 1}, b: {c: 1}}",
                "{a: 1};           {op: test, path: /a, value: 1.0};               {a: 1}",
                "{a: 1};           {op: test, path: /b, value: null};              {a: 1}",
                "{x/y: 1, m~n: 2}; {op: remove, path: /x~1y};                      {m~n: 2}",
                "{x/y: 1, m~n: 2}; {op: remove, path: /m~0n};                      {x/y: 1}",
                "{a: 1};           {op: add, path: ignored/b, value: 2};           {a: 1, b: 2}",
                "{a: b};           {op: replace, path: /a, value: yes};            {a: true}",
                "{a: b};           {op: replace, path: /a, value: 2001-01-01};     {a: '2001-01-01'}",
                "{a: b};           {op: replace, path: /a, value: 'yes'};          {a: 'yes'}",
                "{a: b};           {op: replace, path: /a, value: {y: 1, 0x10: 2}};  {a: {'true': 1, '16': 2}}",
                "{a: 9007199254740993}; {op: add, path: /b, value: 1};             {a: 9007199254740992, b: 1}",
            })
    void an_operation_gives_the_object_that_kustomize_gives(String target, String operation, String expected) {
        assertThat(apply(target, "- " + operation).sameValue(mapping("expected.yaml", expected)))
                .as("%s", apply(target, "- " + operation))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{op: add, path: /no/parent, value: 1}",
                "{op: add, path: /list/4, value: 1}",
                "{op: add, path: /list/-5, value: 1}",
                "{op: add, path: '', value: 1}",
                "{op: add, path: /list/x, value: 1}",
                "{op: add, path: /nothing/a, value: 1}",
                "{op: add, value: 1}",
                "{op: replace, path: /list/3, value: 1}",
                "{op: remove, path: /no}",
                "{op: remove, path: /list/3}",
                "{op: test, path: /map/a, value: 2}",
                "{op: test, path: /list, value: [1]}",
                "{op: move, from: /no, path: /a}",
                "{op: drop, path: /map}",
            })
    void an_operation_that_does_not_apply_is_refused(String operation) {
        assertThatThrownBy(() -> apply("{map: {a: 1}, list: [1, 2, 3], nothing: null}", "- " + operation))
                .isInstanceOfSatisfying(PatchRejected.class, rejected -> {
                    assertThat(rejected.errorClass()).isEqualTo("json-patch-failed");
                    assertThat(rejected.span().path()).isEqualTo(RepoPath.of("patch.yaml"));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: b", "just text", "- text", "[{op: remove, path: /a}]"})
    void what_is_no_list_of_operations_is_refused(String patch) {
        assertThatThrownBy(() -> parse(patch))
                .isInstanceOfSatisfying(
                        PatchRejected.class,
                        rejected -> assertThat(rejected.errorClass()).isEqualTo("patch-invalid"));
    }

    @Test
    void an_integer_is_written_in_decimal_digits_afterwards() {
        Mapping changed = apply("a: 0x1F", "- {op: add, path: /b, value: 0o17}");
        assertThat(changed.text("a")).contains("31");
        assertThat(changed.text("b")).contains("15");
    }

    @Test
    void json_is_a_patch_as_well() {
        Mapping changed = parse("[{\"op\": \"replace\", \"path\": \"/a\", \"value\": \"yes\"}]")
                .apply(mapping("target.yaml", "a: 1"));
        assertThat(changed.text("a")).contains("yes");
    }

    @Test
    void a_value_knows_the_patch_and_what_it_replaced() {
        Mapping changed = apply("a:\n  b: 1\n", "- op: replace\n  path: /a/b\n  value: 2\n");
        Node value = changed.at("a.b").orElseThrow();
        assertThat(value.origin().chain())
                .extracting(Span::toString)
                .containsExactly("patch.yaml:3:10", "target.yaml:2:6");
    }

    private static Mapping apply(String target, String patch) {
        return parse(patch).apply(mapping("target.yaml", target));
    }

    private static JsonPatch parse(String text) {
        return JsonPatch.parse(
                YamlParser.parse(RepoPath.of("patch.yaml"), text).documents().get(0), text);
    }

    private static Mapping mapping(String path, String text) {
        return (Mapping) YamlParser.parse(RepoPath.of(path), text).documents().get(0);
    }
}
