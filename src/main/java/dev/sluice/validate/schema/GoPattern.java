package dev.sluice.validate.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression of Go, compiled when it is first asked; one that does not compile accepts everything. */
final class GoPattern {
    private final String text;
    private volatile @Nullable Pattern compiled;

    /** @param text the expression; empty to accept everything */
    GoPattern(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Whether the expression is found somewhere in a text. */
    boolean matches(String value) {
        @Nullable Pattern pattern = compiled;
        if (pattern == null) {
            pattern = compile(text);
            compiled = pattern;
        }
        return pattern.matcher(value).find();
    }

    private static Pattern compile(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException unknown) {
            return Pattern.compile("");
        }
    }
}
