package dev.sluice.model.artifact;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.function.Predicate;

/**
 * A shell pattern as Go's {@code path/filepath.Match} reads it: {@code *}, {@code ?}, classes and backslashes. A malformed one
 * matches nothing, as in Go.
 *
 * @param source the pattern as written
 * @param matcher whether a whole name matches
 */
record ShellGlob(String source, Predicate<String> matcher) {
    /** Reads a pattern. */
    static ShellGlob of(String source) {
        return new ShellGlob(source, matcher(source));
    }

    boolean matches(String name) {
        return matcher.test(name);
    }

    private static Predicate<String> matcher(String source) {
        if (isLiteral(source)) {
            return source::equals;
        }
        // Most patterns name an extension, and a regular expression costs more than all the rest of a small run.
        if (source.startsWith("*") && isLiteral(source.substring(1))) {
            String end = source.substring(1);
            return name -> name.endsWith(end);
        }
        try {
            return Pattern.compile(expression(source), Pattern.DOTALL)::matches;
        } catch (PatternSyntaxException malformed) {
            return name -> false;
        }
    }

    private static boolean isLiteral(String source) {
        return source.indexOf('*') < 0
                && source.indexOf('?') < 0
                && source.indexOf('[') < 0
                && source.indexOf('\\') < 0;
    }

    private static String expression(String glob) {
        StringBuilder out = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '\\' && i + 1 < glob.length()) {
                out.append(Pattern.quote(String.valueOf(glob.charAt(++i))));
            } else if (inClass) {
                out.append(c);
                inClass = c != ']';
            } else {
                inClass = c == '[';
                out.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            case '[' -> "[";
                            default -> Pattern.quote(String.valueOf(c));
                        });
            }
        }
        return out.toString();
    }
}
