package dev.sluice.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Scalar.Style;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlParserTest {
    private static String at(YamlFile file, String path) {
        return file.lines().at(file.documents().get(0).at(path).orElseThrow().span());
    }

    @Test
    void documents_that_hold_nothing_are_dropped() {
        assertThat(Texts.json("# top\n---\n# only a comment\n---\na: 1\n---\n---\nnull\n---\nb: 2\n"))
                .containsExactly("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void an_empty_file_is_good_and_has_no_documents() {
        assertThat(Texts.parse("").isWhole()).isTrue();
        assertThat(Texts.parse("").documents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a: # why, ``",
                "a: [1],[1]",
                "a: &x [1] # why,[1]",
                "a: &x 'b' # why,'b'",
                "a: !!str 12 # why,12",
                "a: {b: c} # why,{b: c}",
                "a: \"b\" # why,\"b\"",
                "a: b c  # why,b c"
            })
    void a_value_spans_its_own_characters_only(String text, String expected) {
        assertThat(at(Texts.parse(text + "\n"), "a")).isEqualTo(expected);
    }

    @Test
    void an_empty_value_stands_right_behind_its_key() {
        Scalar value = Texts.scalar("a:   # why\n\nb: 1\n", "a");

        assertThat(value.kind()).isEqualTo(Kind.NULL);
        assertThat(value.span()).hasToString("a.yaml:1:3");
        assertThat(value.span().endColumn()).isEqualTo(3);
    }

    @Test
    void an_empty_item_stands_right_behind_its_dash() {
        Sequence items = (Sequence) Texts.document("-  # why\n- \n-\n");

        assertThat(items.items())
                .extracting(item -> item.span().toString())
                .containsExactly("a.yaml:1:2", "a.yaml:2:2", "a.yaml:3:2");
    }

    @Test
    void a_block_spans_from_its_header_to_its_last_line() {
        YamlFile file = Texts.parse("a: |- # why\n  one\n  two\n\n\nb: 1\n");

        assertThat(at(file, "a")).isEqualTo("|- # why\n  one\n  two");
    }

    @Test
    void columns_count_code_points() {
        assertThat(Texts.scalar("{\"😀😀\": b}\n", "😀😀").span()).hasToString("a.yaml:1:8");
    }

    @Test
    void a_byte_order_mark_at_the_start_takes_no_column() {
        assertThat(Texts.scalar("\uFEFFa: b\n", "a").span()).hasToString("a.yaml:1:4");
    }

    @Test
    void comments_know_whether_something_stands_before_them() {
        assertThat(Texts.parse("# top\na: 1 # end\n- # c\n").comments())
                .extracting(Comment::text, Comment::trailing)
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple(" top", false),
                        org.assertj.core.groups.Tuple.tuple(" end", true));
    }

    @Test
    void a_comment_on_the_line_of_an_alias_is_kept() {
        assertThat(Texts.parse("a: &x 1\nb: *x # kept\n").comments())
                .extracting(Comment::text)
                .containsExactly(" kept");
    }

    @Test
    void an_alias_is_the_value_of_its_anchor_where_the_anchor_stands() {
        Node document = Texts.document("a: &x {b: 1}\nc: *x\n");

        assertThat(document.at("c.b").orElseThrow()).isSameAs(document.at("a.b").orElseThrow());
    }

    @Test
    void an_anchor_may_be_given_again_and_the_last_one_counts() {
        assertThat(Texts.json("a: &x 1\nb: *x\nc: &x 2\nd: *x\n")).containsExactly("{\"a\":1,\"b\":1,\"c\":2,\"d\":2}");
    }

    @Test
    void own_keys_win_over_merged_ones_wherever_the_merge_key_stands() {
        assertThat(Texts.json("m: &m {a: 1, b: 1}\nn: {a: 2, <<: *m}\no: {<<: *m, a: 3}\n"))
                .containsExactly("{\"m\":{\"a\":1,\"b\":1},\"n\":{\"a\":2,\"b\":1},\"o\":{\"a\":3,\"b\":1}}");
    }

    @Test
    void of_several_merged_mappings_the_first_wins() {
        assertThat(Texts.json("- &m {a: 1}\n- &n {a: 2, b: 2}\n- {<<: [*m, *n]}\n"))
                .containsExactly("[{\"a\":1},{\"a\":2,\"b\":2},{\"a\":1,\"b\":2}]");
    }

    @Test
    void a_quoted_merge_key_is_a_key() {
        assertThat(Texts.json("{'<<': {a: 1}}\n")).containsExactly("{\"\\u003c\\u003c\":{\"a\":1}}");
    }

    @ParameterizedTest
    @CsvSource({
        "!!str 1,STRING,1",
        "!!float 1,FLOAT,1",
        "!x 1,STRING,1",
        "!!binary aGk=,STRING,hi",
        "!!int '7',INT,7",
        "! 1,INT,1"
    })
    void an_explicit_tag_decides_the_type(String written, Kind kind, String text) {
        Scalar value = Texts.scalar("a: " + written + "\n", "a");

        assertThat(value.kind()).isEqualTo(kind);
        assertThat(value.text()).isEqualTo(text);
    }

    @Test
    void the_style_of_a_scalar_is_kept() {
        Sequence items = (Sequence) Texts.document("- a\n- 'a'\n- \"a\"\n- |\n  a\n- >\n  a\n");

        assertThat(items.items())
                .extracting(item -> ((Scalar) item).style())
                .containsExactly(Style.PLAIN, Style.SINGLE_QUOTED, Style.DOUBLE_QUOTED, Style.LITERAL, Style.FOLDED);
    }

    @Test
    void json_may_be_indented_with_tabs() {
        assertThat(Texts.json("{\n\t\"a\": [\n\t\t1\n\t]\n}\n")).containsExactly("{\"a\":[1]}");
    }

    @Test
    void a_block_at_the_end_of_a_file_without_a_last_line_break_has_none() {
        assertThat(Texts.scalar("a: |\n  b", "a").text()).isEqualTo("b");
        assertThat(Texts.scalar("a: |\n  b\n", "a").text()).isEqualTo("b\n");
    }

    @Test
    void windows_line_ends_are_line_feeds_in_values() {
        assertThat(Texts.scalar("a: |\r\n  b\r\n  c\r\n", "a").text()).isEqualTo("b\nc\n");
    }

    @Test
    void documents_before_a_mistake_are_kept() {
        YamlFile file = Texts.parse("a: 1\n---\nb: 2\n---\nc: d: e\n---\nf: 3\n");

        assertThat(file.documents()).hasSize(2);
        assertThat(file.rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.span()).hasToString("a.yaml:5:5"));
    }

    @Test
    void documents_before_a_byte_that_is_not_text_are_kept() {
        byte[] content = "a: 1\n---\nb: 2\nc: X\n".getBytes(StandardCharsets.UTF_8);
        content[17] = (byte) 0xFF;
        YamlFile file = YamlParser.parse(Texts.PATH, content);

        assertThat(file.documents()).extracting(GoJson::print).containsExactly("{\"a\":1}");
        assertThat(file.rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.span()).hasToString("a.yaml:4:4"));
    }

    @Test
    void a_text_that_ends_too_early_is_rejected_at_its_end() {
        assertThat(Texts.parse("a: [\"b]\nc").rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.span()).hasToString("a.yaml:2:2"));
    }
}
