package dev.sluice.finding;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a rule: a group of capital letters, then three digits, such as {@code SRC001}.
 *
 * @param value the id
 */
public record RuleId(String value) implements Comparable<RuleId> {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{1,11}[0-9]{3}");

    /** @throws IllegalArgumentException if {@code value} has another form */
    public RuleId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a rule id: " + value);
        }
    }

    /** Reads an id; empty if it has another form. */
    public static Optional<RuleId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RuleId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(RuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
