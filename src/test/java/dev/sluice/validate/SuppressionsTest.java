package dev.sluice.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.finding.Finding;
import dev.sluice.finding.RuleId;
import dev.sluice.finding.Severity;
import dev.sluice.testing.Trees;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SuppressionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void a_comment_with_a_reason_silences_its_own_line_only() {
        String text = "a: 1 # sluice:ignore SRC001 -- registered elsewhere\nb: 2\n";

        assertThat(silences(text, "SRC001", 1)).isTrue();
        assertThat(silences(text, "SRC001", 2)).isFalse();
        assertThat(silences(text, "SRC002", 1)).isFalse();
    }

    @Test
    void ignore_next_reaches_the_next_line_and_ignore_file_the_whole_file() {
        assertThat(silences("# sluice:ignore-next SRC001, SRC002 -- why\na: 1\n", "SRC002", 2))
                .isTrue();
        assertThat(silences("# sluice:ignore-next SRC001 -- why\na: 1\nb: 2\n", "SRC001", 3))
                .isFalse();
        assertThat(silences("# sluice:ignore-file SRC001 -- why\na: 1\nb: 2\n", "SRC001", 3))
                .isTrue();
    }

    @Test
    void without_a_reason_nothing_is_silenced() {
        assertThat(silences("a: 1 # sluice:ignore SRC001\n", "SRC001", 1)).isFalse();
        assertThat(silences("a: 1 # sluice:ignore SRC001 --   \n", "SRC001", 1)).isFalse();
    }

    @Test
    void a_suppression_ends_with_its_last_day() {
        assertThat(silences("a: 1 # sluice:ignore SRC001 -- dev, expires=2026-11-22\n", "SRC001", 1))
                .isTrue();
        assertThat(silences("a: 1 # sluice:ignore SRC001 -- dev, expires=2026-11-21\n", "SRC001", 1))
                .isFalse();
        assertThat(silences("a: 1 # sluice:ignore SRC001 -- dev, expires=2026-13-41\n", "SRC001", 1))
                .isFalse();
    }

    private static boolean silences(String text, String rule, int line) {
        Span span = Span.at(RepoPath.of("a.yaml"), line, 1);
        Finding finding = new Finding(
                new RuleId(rule),
                "x",
                Severity.ERROR,
                span,
                "wrong",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                "",
                new TreeSet<>());
        return Suppressions.in(Trees.plain("a.yaml", text), TODAY).of(finding).isPresent();
    }
}
