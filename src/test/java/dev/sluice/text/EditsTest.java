package dev.sluice.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.text.Edits.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EditsTest {
    private static final RepoPath PATH = RepoPath.of("a.yaml");

    private static Change change(int line, int column, int endColumn, String replacement) {
        return new Change(new Span(PATH, line, column, line, endColumn), replacement);
    }

    @Test
    void every_other_byte_stays() {
        String text = "\uFEFFa: 😀 b\t\r\nc: d  \r\n";

        assertThat(Edits.apply(text, List.of(change(2, 4, 5, "e"), change(1, 6, 7, "f"))))
                .isEqualTo("\uFEFFa: 😀 f\t\r\nc: e  \r\n");
    }

    @Test
    void a_change_at_the_start_of_a_text_stands_behind_its_byte_order_mark() {
        assertThat(Edits.apply("\uFEFFa\n", List.of(change(1, 1, 1, "# ")))).isEqualTo("\uFEFF# a\n");
    }

    @Test
    void new_lines_end_as_those_of_the_text() {
        assertThat(Edits.apply("a\r\nb\r\n", List.of(change(2, 1, 1, "x\ny\r\n"))))
                .isEqualTo("a\r\nx\r\ny\r\nb\r\n");
        assertThat(Edits.apply("a\nb\n", List.of(change(2, 1, 1, "x\n")))).isEqualTo("a\nx\nb\n");
    }

    @Test
    void of_changes_that_overlap_the_first_is_made() {
        assertThat(Edits.apply("abcdef", List.of(change(1, 3, 5, "X"), change(1, 1, 4, "Y"), change(1, 5, 6, "Z"))))
                .isEqualTo("YdZf");
    }

    @Test
    void the_same_insertion_is_made_once() {
        assertThat(Edits.apply("ab", List.of(change(1, 2, 2, "x"), change(1, 2, 2, "x"))))
                .isEqualTo("axb");
    }

    @Test
    void no_change_changes_nothing() {
        assertThat(Edits.apply("a\r\n\tb", List.of())).isEqualTo("a\r\n\tb");
    }
}
