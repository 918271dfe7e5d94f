package dev.sluice.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sluice.yaml.Rejection.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that no one should write, and some people do. */
final class HostileInputTest {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("a: 1\nb: 2\na: 3\n", Reason.DUPLICATE_KEY, "a.yaml:3:1"),
                arguments("a: {b: 1, 'b': 2}\n", Reason.DUPLICATE_KEY, "a.yaml:1:11"),
                arguments("<<: {a: 1}\n<<: {b: 1}\n", Reason.DUPLICATE_KEY, "a.yaml:2:1"),
                arguments("a: *x\n", Reason.UNDEFINED_ALIAS, "a.yaml:1:4"),
                arguments("a: &x 1\n---\nb: *x\n", Reason.UNDEFINED_ALIAS, "a.yaml:3:4"),
                arguments("a: &x [*x]\n", Reason.UNDEFINED_ALIAS, "a.yaml:1:8"),
                arguments("a: &x [1]\nb: {<<: *x}\n", Reason.MERGE_KEY, "a.yaml:2:5"),
                arguments("a: {<<: [b]}\n", Reason.MERGE_KEY, "a.yaml:1:5"),
                arguments("[a]: 1\n", Reason.NON_SCALAR_KEY, "a.yaml:1:1"),
                arguments("a:\n\tb: 1\n", Reason.SYNTAX, "a.yaml:2:1"),
                arguments("a: 1\n\t\nb: 2\n", Reason.SYNTAX, "a.yaml:2:1"),
                arguments("a: 1\n\t# why\n", Reason.SYNTAX, "a.yaml:2:1"),
                arguments("a: |\n  \tb\n", Reason.SYNTAX, "a.yaml:2:3"),
                arguments("a: b: c\n", Reason.SYNTAX, "a.yaml:1:5"),
                arguments("a: %b\n", Reason.SYNTAX, "a.yaml:1:4"),
                arguments("a: \"b\\/c\"\n", Reason.SYNTAX, "a.yaml:1:4"),
                arguments("a: \"\\UFFFFFFFF\"\n", Reason.SYNTAX, "a.yaml:1:2"),
                arguments("a: !!int b\n", Reason.SYNTAX, "a.yaml:1:10"),
                arguments("a: !!binary =\n", Reason.SYNTAX, "a.yaml:1:13"),
                arguments("a: 1\n--- {b: 2}\n", Reason.SYNTAX, "a.yaml:2:1"),
                arguments("a: 1\n...\nb: 2\n", Reason.SYNTAX, "a.yaml:3:1"),
                arguments("a: \"\u0001\"\n", Reason.ENCODING, "a.yaml:1:5"),
                arguments("a: 1\n\uFEFFb: 2\n", Reason.BYTE_ORDER_MARK, "a.yaml:2:1"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_rejected_where_it_stands(String text, Reason reason, String place) {
        assertThat(Texts.parse(text).rejections()).first().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(reason);
            assertThat(rejection.span()).hasToString(place);
            assertThat(rejection.detail()).isNotBlank().doesNotEndWith(".").doesNotContain("\n");
        });
    }

    @Test
    void the_last_of_repeated_keys_is_kept_and_the_first_is_named() {
        YamlFile file = Texts.parse("a: 1\na: 2\n");

        assertThat(file.documents()).extracting(GoJson::print).containsExactly("{\"a\":2}");
        assertThat(file.rejections().get(0).first())
                .hasValueSatisfying(first -> assertThat(first).hasToString("a.yaml:1:1"));
    }

    static Stream<String> oddities() {
        return Stream.of(
                "\uFEFFa: 1\n",
                "a: 1\n---\n\uFEFFb: 2\n",
                "a: 1\n--- # why\nb: 2\n",
                "--- {a: 1}\n",
                "a: 1\n...\n---\nb: 2\n",
                "%YAML 1.1\n---\na: 1\n",
                "a: b\n    \t\nc: d\n",
                "a: 'b\n\t\n  c'\n",
                "a: {\n\tb: 1\n}\n",
                "a: \"\\U0001F600\"\n",
                "a:\tb\n",
                "a: |\n  b\n  \tc\n",
                "a: 0777\n  1",
                "{}\n",
                "just text\n");
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void what_kustomize_reads_is_not_rejected(String text) {
        assertThat(Texts.parse(text).rejections()).isEmpty();
        assertThat(Texts.parse(text).documents()).isNotEmpty();
    }

    @Test
    void aliases_of_aliases_do_not_grow_without_end() {
        StringBuilder text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 30; i++) {
            String alias = "*a" + (i - 1);
            text.append("a%d: &a%d [%s]\n".formatted(i, i, (alias + ",").repeat(9) + alias));
        }

        assertThat(Texts.parse(text.toString()).rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.reason()).isEqualTo(Reason.ALIAS_LIMIT));
    }

    @Test
    void a_few_hundred_harmless_aliases_are_fine() {
        String aliases =
                IntStream.range(0, 300).mapToObj(i -> "k" + i + ": *x\n").reduce("", String::concat);

        assertThat(Texts.parse("x: &x {a: 1}\n" + aliases).rejections()).isEmpty();
    }

    static Stream<String> depths() {
        StringBuilder chained = new StringBuilder("a0: &a0 " + "[".repeat(600) + "]".repeat(600) + "\n");
        chained.append("a1: &a1 ")
                .append("[".repeat(600))
                .append("*a0")
                .append("]".repeat(600))
                .append('\n');
        return Stream.of("[".repeat(50_000), "- ".repeat(50_000), "{a: ".repeat(5_000), chained.toString());
    }

    @ParameterizedTest
    @MethodSource("depths")
    void nesting_stops_at_a_depth_that_is_safe_to_walk(String text) {
        assertThat(Texts.parse(text).rejections()).extracting(Rejection::reason).contains(Reason.DEPTH_LIMIT);
    }

    @Test
    void a_long_line_takes_no_quadratic_time() {
        String text = "a: \"" + "x".repeat(2_000_000) + "\"\nb: " + "y ".repeat(1_000_000) + "\n";

        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(Texts.parse(text).isWhole()).isTrue());
    }

    @Test
    void a_file_in_utf_16_is_rejected_as_such() {
        byte[] content = "\uFEFFa: 1\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(YamlParser.parse(Texts.PATH, content).rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.detail()).contains("UTF-16"));
    }

    @Test
    void a_file_over_the_size_limit_is_not_read() {
        YamlFile file = YamlParser.parse(Texts.PATH, new byte[(64 << 20) + 1]);

        assertThat(file.rejections()).extracting(Rejection::reason).containsExactly(Reason.SIZE_LIMIT);
    }
}
