package dev.sluice.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlPrinterTest {
    private static final Origin ORIGIN = new Origin.Written(Span.startOf(RepoPath.of("a.yaml")));

    private static String reprint(String text) {
        return YamlPrinter.print(Texts.parse(text).documents());
    }

    private static String string(String text) {
        return YamlPrinter.print(Scalar.string(text, ORIGIN)).stripTrailing();
    }

    @Test
    void keys_are_sorted_as_people_count() {
        assertThat(reprint("{x10: 1, x2: 1, x100: 1, a: 1, _x: 1, A: 1, B1: 1, x: 1}\n"))
                .isEqualTo("_x: 1\nA: 1\nB1: 1\na: 1\nx: 1\nx2: 1\nx10: 1\nx100: 1\n");
    }

    @Test
    void lists_stand_at_the_indent_of_their_key() {
        assertThat(reprint("a: {b: [c, [d, e], {f: g, h: [i]}], j: {}, k: []}\n"))
                .isEqualTo("a:\n  b:\n  - c\n  - - d\n    - e\n  - f: g\n    h:\n    - i\n  j: {}\n  k: []\n");
    }

    @Test
    void comments_anchors_and_styles_are_gone() {
        assertThat(reprint("# top\na: &x 'b' # why\nc: *x\n")).isEqualTo("a: b\nc: b\n");
    }

    @Test
    void numbers_are_printed_as_json_has_them() {
        assertThat(reprint("[1.0, 1e3, 0777, 1e20, 0x1F, 123456789.5, -0.0, 18446744073709551615]\n"))
                .isEqualTo("- 1\n- 1000\n- 511\n- 1e+20\n- 31\n- 1.234567895e+08\n- 0\n- 18446744073709551615\n");
    }

    @Test
    void a_date_is_printed_as_a_time() {
        assertThat(reprint("a: 2001-01-01\nb: '2001-01-01'\n"))
                .isEqualTo("a: \"2001-01-01T00:00:00Z\"\nb: \"2001-01-01\"\n");
    }

    @Test
    void keys_that_would_be_something_else_are_quoted() {
        assertThat(reprint("n: note\n'1': one\n")).isEqualTo("\"1\": one\n\"n\": note\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "yes,\"yes\"",
                "12:30:45,\"12:30:45\"",
                "0b11,\"0b11\"",
                "1e3,\"1e3\"",
                "null,\"null\"",
                "~,\"~\"",
                "``,\"\"",
                "a: b,'a: b'",
                "a #b,'a #b'",
                "#a,'#a'",
                "- a,'- a'",
                "-a,-a",
                "it's,it's",
                "'a,'''a'",
                "a:,'a:'",
                "*a,'*a'",
                "` a`,' a'",
                "é 日本,é 日本",
                "a😀,\"a\\U0001F600\"",
                "a\tb,\"a\\tb\"",
                "{a},'{a}'",
                "---,'---'",
                "=,=",
                "%a,'%a'",
                "a%,a%"
            })
    void a_string_is_quoted_where_go_quotes_it(String text, String printed) {
        assertThat(string(text)).isEqualTo(printed);
    }

    @Test
    void text_with_line_breaks_is_a_block_unless_it_cannot_be() {
        assertThat(reprint("[\"a\\nb\", \"a\\n\", \"a\\n\\n\", \" a\\nb\", \"a \\nb\", \"a\\tb\\n\"]\n"))
                .isEqualTo("- |-\n  a\n  b\n- |\n  a\n- |+\n  a\n\n- |2-\n   a\n  b\n- \"a \\nb\"\n- \"a\\tb\\n\"\n");
    }

    @Test
    void lines_fold_behind_column_80_where_a_lone_space_is() {
        String words = "word ".repeat(20).strip();

        assertThat(reprint("a: " + words + "\n"))
                .isEqualTo("a: " + "word ".repeat(16).strip() + "\n  "
                        + "word ".repeat(4).strip() + "\n");
    }

    @Test
    void a_long_key_stands_behind_a_question_mark() {
        String key = "k".repeat(129);

        assertThat(reprint("? " + key + "\n: {a: 1, b: [c]}\n")).isEqualTo("? " + key + "\n: a: 1\n  b:\n  - c\n");
    }

    @Test
    void documents_are_set_apart_by_dashes() {
        assertThat(reprint("a: 1\n---\nb: 2\n")).isEqualTo("a: 1\n---\nb: 2\n");
        assertThat(YamlPrinter.print(List.<Node>of())).isEmpty();
    }

    @Test
    void a_sealed_value_shows_its_cipher_text_until_it_is_revealed() {
        Sealed seal = Sealed.opened(RepoPath.of("a.yaml"), Scalar.Kind.INT, "42");
        Node document = new Mapping(
                List.of(new Mapping.Entry(
                        Scalar.string("a", ORIGIN),
                        Scalar.string("ENC[x]", ORIGIN).sealedAs(seal))),
                ORIGIN);

        assertThat(YamlPrinter.print(document)).isEqualTo("a: ENC[x]\n");
        assertThat(GoJson.print(document)).isEqualTo("{\"a\":\"ENC[x]\"}");
        assertThat(YamlPrinter.print(document, scalar -> "***")).isEqualTo("a: '***'\n");
        assertThat(YamlPrinter.print(document, scalar -> seal.reveal())).isEqualTo("a: 42\n");
        assertThat(GoJson.print(document, scalar -> seal.reveal())).isEqualTo("{\"a\":42}");
    }

    @Test
    void json_has_sorted_keys_and_escapes_what_html_would_read() {
        assertThat(GoJson.print(Texts.document(
                        "{b: '<&>', a: [1.0, ~, yes, \"\\u2028\\x01\\n\"], A: {}, '😀': 1, '\uFFFD': 2}\n")))
                .isEqualTo(
                        "{\"A\":{},\"a\":[1,null,\"yes\",\"\\u2028\\u0001\\n\"],\"b\":\"\\u003c\\u0026\\u003e\",\"\uFFFD\":2,\"😀\":1}");
    }
}
