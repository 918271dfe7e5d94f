package dev.sluice.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FixesTest {
    private static final RepoPath FILE = RepoPath.of("a.yaml");
    private static final String TEXT = "one: 1\ntwo: 😀 2\nthree: 3\n";

    @Test
    void edits_of_several_fixes_are_made_where_they_were_meant() {
        assertThat(fixed(edit(1, 6, 7, "one"), edit(3, 1, 6, "drei"), edit(2, 8, 9, "two")))
                .contains("one: one\ntwo: 😀 two\ndrei: 3\n");
    }

    @Test
    void an_insertion_leaves_what_is_there() {
        assertThat(fixed(edit(1, 7, 7, "\nzero: 0"))).contains("one: 1\nzero: 0\ntwo: 😀 2\nthree: 3\n");
    }

    @Test
    void a_fix_that_touches_the_text_of_an_earlier_one_is_left_out_as_a_whole() {
        Fix first = Fix.safe("first", edit(1, 1, 4, "eins"));
        Fix second = Fix.safe("second", edit(3, 1, 6, "drei"), edit(1, 3, 7, "x"));
        assertThat(Fixes.apply(List.of(first, second), path -> Optional.of(TEXT)))
                .containsEntry(FILE, "eins: 1\ntwo: 😀 2\nthree: 3\n");
    }

    @Test
    void edits_that_meet_at_their_ends_are_both_made() {
        assertThat(fixed(edit(1, 1, 4, "eins"), edit(1, 4, 5, " ="))).contains("eins = 1\ntwo: 😀 2\nthree: 3\n");
    }

    @Test
    void the_same_edit_of_two_fixes_is_made_once() {
        assertThat(fixed(edit(1, 7, 7, "\nzero: 0"), edit(1, 7, 7, "\nzero: 0")))
                .contains("one: 1\nzero: 0\ntwo: 😀 2\nthree: 3\n");
    }

    @Test
    void a_file_that_is_not_there_is_left_alone() {
        assertThat(Fixes.apply(List.of(Fix.safe("any", edit(1, 1, 2, "x"))), path -> Optional.empty()))
                .isEmpty();
    }

    private static Optional<String> fixed(Edit... edits) {
        List<Fix> fixes =
                List.of(edits).stream().map(edit -> Fix.safe("any", edit)).toList();
        return Optional.ofNullable(Fixes.apply(fixes, path -> Optional.of(TEXT)).get(FILE));
    }

    private static Edit edit(int line, int from, int to, String replacement) {
        return new Edit(new Span(FILE, line, from, line, to), replacement);
    }
}
