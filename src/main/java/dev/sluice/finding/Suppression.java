package dev.sluice.finding;

import dev.sluice.text.Span;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A comment, setting or baseline line that silences findings.
 *
 * @param rules the rules it silences
 * @param span where it stands
 * @param reach which lines it silences
 * @param reason why, in the words of whoever wrote it
 * @param expires the last day on which it holds, as written ({@code 2027-01-31}); empty if it holds for ever
 */
public record Suppression(SortedSet<RuleId> rules, Span span, Reach reach, String reason, Optional<String> expires) {
    /** Which findings a suppression reaches. */
    public enum Reach {
        LINE,
        NEXT_LINE,
        FILE,
        BASELINE
    }
}
