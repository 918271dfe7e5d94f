package dev.sluice.build.artifact;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * Patterns over paths: those of Go's {@code io/fs.Glob}, and those of bmatcuk/doublestar 4, which know {@code **} and
 * alternatives in braces besides.
 */
final class PathPattern {
    private final Pattern expression;

    private PathPattern(Pattern expression) {
        this.expression = expression;
    }

    /** A pattern of {@code io/fs.Glob}; empty if it is malformed. */
    static Optional<PathPattern> glob(String pattern) {
        return compile(new Translation(pattern, false));
    }

    /** A pattern of doublestar; empty if it is malformed. */
    static Optional<PathPattern> doubleStar(String pattern) {
        return compile(new Translation(pattern, true));
    }

    /** Whether a text is more than a path. */
    static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> "*?[]".indexOf(c) >= 0);
    }

    boolean matches(String path) {
        return expression.matches(path);
    }

    private static Optional<PathPattern> compile(Translation translation) {
        try {
            return Optional.of(new PathPattern(Pattern.compile(translation.expression(), Pattern.DOTALL)));
        } catch (PatternSyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** Writes a pattern as a regular expression. */
    private static final class Translation {
        private final String pattern;
        private final boolean extended;
        private final StringBuilder out = new StringBuilder();
        private int at;
        private int depth;

        Translation(String pattern, boolean extended) {
            this.pattern = pattern;
            this.extended = extended;
        }

        String expression() {
            while (at < pattern.length()) {
                char c = pattern.charAt(at++);
                switch (c) {
                    case '*' -> star();
                    case '?' -> out.append("[^/]");
                    case '[' -> characterClass();
                    case '\\' -> literal(at < pattern.length() ? pattern.charAt(at++) : c);
                    case '{' -> group(c, "(?:", 1);
                    case '}' -> group(c, ")", depth > 0 ? -1 : 0);
                    case ',' -> group(c, "|", 0);
                    default -> literal(c);
                }
            }
            return out.toString();
        }

        private void star() {
            int start = at - 1;
            while (at < pattern.length() && pattern.charAt(at) == '*') {
                at++;
            }
            boolean opens = start == 0 || pattern.charAt(start - 1) == '/';
            boolean closes = at == pattern.length() || pattern.charAt(at) == '/';
            if (!extended || at - start != 2 || !opens || !closes) {
                out.append("[^/]*");
            } else if (at < pattern.length()) {
                at++;
                out.append("(?:.*/)?");
            } else if (start > 0) {
                // What ends in "/**" matches the directory itself too.
                out.setLength(out.length() - 1);
                out.append("(?:/.*)?");
            } else {
                out.append(".*");
            }
        }

        private void characterClass() {
            int close = pattern.indexOf(']', at + 1);
            if (close < 0) {
                out.append('[');
                return;
            }
            String inside = pattern.substring(at, close);
            boolean negated = inside.startsWith("^") || (extended && inside.startsWith("!"));
            String characters = (negated ? inside.substring(1) : inside).replace("[", "\\[");
            out.append(negated ? "[^/" : "[").append(characters).append(']');
            at = close + 1;
        }

        private void group(char c, String expression, int deeper) {
            if (!extended || (c != '{' && depth == 0)) {
                literal(c);
            } else {
                depth += deeper;
                out.append(expression);
            }
        }

        private void literal(char c) {
            out.append(c == '/' ? "/" : Pattern.quote(String.valueOf(c)));
        }
    }
}
