package dev.sluice.decrypt.store;

import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the first JSON value of a text as Go's decoder does: repeated names are kept, what follows the value is not looked at.
 * The YAML reader cannot stand in for it, because it knows neither.
 */
final class JsonReader {
    private static final int DEEPEST = 1_000;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern WORD = Pattern.compile("[a-z]+");

    private final String text;
    private final JsonPositions positions;
    private int at;
    private int depth;

    /** The text is no JSON. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Span span;

        private Malformed(Span span) {
            super("not JSON", null, false, false);
            this.span = span;
        }

        Span span() {
            return span;
        }
    }

    JsonReader(RepoPath path, String text) {
        this.text = text;
        this.positions = new JsonPositions(path, text);
    }

    Node value() throws Malformed {
        skipBlanks();
        return switch (peek()) {
            case '{' -> nested('}');
            case '[' -> nested(']');
            case '"' -> string();
            case 't', 'f', 'n' -> word();
            default -> number();
        };
    }

    private Node nested(char end) throws Malformed {
        if (++depth > DEEPEST) {
            throw malformed();
        }
        int start = at++;
        Node made = end == '}' ? object(start) : array(start);
        depth--;
        return made;
    }

    private Mapping object(int start) throws Malformed {
        List<Mapping.Entry> entries = new ArrayList<>();
        for (boolean more = !closes('}'); more; more = continues('}')) {
            skipBlanks();
            if (peek() != '"') {
                throw malformed();
            }
            Scalar key = string();
            skipBlanks();
            expect(':');
            entries.add(new Mapping.Entry(key, value()));
        }
        return new Mapping(entries, written(start));
    }

    private Sequence array(int start) throws Malformed {
        List<Node> items = new ArrayList<>();
        for (boolean more = !closes(']'); more; more = continues(']')) {
            items.add(value());
        }
        return new Sequence(items, written(start));
    }

    private boolean closes(char end) throws Malformed {
        skipBlanks();
        if (peek() == end) {
            at++;
            return true;
        }
        return false;
    }

    private boolean continues(char end) throws Malformed {
        if (closes(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private Scalar string() throws Malformed {
        int start = at++;
        StringBuilder made = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw malformed();
            }
            made.append(c == '\\' ? escaped() : c);
        }
        return new Scalar(wellFormed(made), Kind.STRING, Scalar.Style.DOUBLE_QUOTED, written(start), null);
    }

    private char escaped() throws Malformed {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw malformed();
        };
    }

    private char unit() throws Malformed {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = next();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw malformed();
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    /** Half a surrogate pair alone becomes the replacement character. */
    private static String wellFormed(StringBuilder made) {
        for (int i = 0; i < made.length(); i++) {
            char c = made.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < made.length()
                    && Character.isLowSurrogate(made.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                made.setCharAt(i, '\uFFFD');
            }
        }
        return made.toString();
    }

    private Scalar word() throws Malformed {
        String word = match(WORD).group();
        Kind kind = switch (word) {
            case "true", "false" -> Kind.BOOL;
            case "null" -> Kind.NULL;
            default -> throw malformed();
        };
        return Scalar.of(word, kind, written(at - word.length()));
    }

    private Scalar number() throws Malformed {
        Matcher number = match(NUMBER);
        boolean whole = number.group(1) == null && number.group(2) == null;
        return Scalar.of(number.group(), whole ? Kind.INT : Kind.FLOAT, written(number.start()));
    }

    private Matcher match(Pattern pattern) throws Malformed {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw malformed();
        }
        at = matcher.end();
        return matcher;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws Malformed {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private char next() throws Malformed {
        char c = peek();
        at++;
        return c;
    }

    private void expect(char wanted) throws Malformed {
        if (next() != wanted) {
            at--;
            throw malformed();
        }
    }

    private Origin written(int start) {
        return new Origin.Written(positions.span(start, at));
    }

    private Malformed malformed() {
        return new Malformed(positions.span(at, at));
    }
}
