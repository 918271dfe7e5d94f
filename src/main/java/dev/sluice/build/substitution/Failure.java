package dev.sluice.build.substitution;

/**
 * Why a text cannot be substituted.
 *
 * @param reason the class of error, as Flux tells them apart
 * @param at UTF-16 offset of the expression in the text
 * @param name the variable concerned; empty if none is
 */
public record Failure(Reason reason, int at, String name) implements Parsed, Expanded {
    /** The errors of fluxcd/pkg envsubst 1.7.0, with its own words for them. */
    public enum Reason {
        BAD_SUBSTITUTION("bad substitution"),
        CLOSING_BRACE("missing closing brace"),
        VARIABLE_NAME("unable to parse variable name"),
        ARGUMENT("unable to parse substitution within function"),
        NOT_SET("variable not set (strict mode)");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** How Flux puts it. */
        public String words() {
            return words;
        }
    }
}
