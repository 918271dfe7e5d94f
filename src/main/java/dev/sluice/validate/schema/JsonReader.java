package dev.sluice.validate.schema;

import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Reads the JSON of schemas to nodes without positions: loading one kind must cost a few milliseconds at most. */
public final class JsonReader {
    private static final Origin NOWHERE = new Origin.Written(Span.startOf(RepoPath.ROOT));
    private static final int DEPTH_LIMIT = 500;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Reads a JSON value.
     *
     * @throws IllegalArgumentException if the text is no JSON, or nested more than 500 deep
     */
    public static Node read(String text) {
        JsonReader reader = new JsonReader(text);
        Node value = reader.value(0);
        reader.skipSpace();
        if (reader.at != text.length()) {
            throw reader.unexpected();
        }
        return value;
    }

    private Node value(int depth) {
        skipSpace();
        if (depth > DEPTH_LIMIT) {
            throw new IllegalArgumentException("JSON is nested more than " + DEPTH_LIMIT + " deep");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> Scalar.of(string(), Scalar.Kind.STRING, NOWHERE);
            case 't' -> word("true", Scalar.Kind.BOOL);
            case 'f' -> word("false", Scalar.Kind.BOOL);
            case 'n' -> word("null", Scalar.Kind.NULL);
            default -> number();
        };
    }

    private Mapping object(int depth) {
        at++;
        List<Mapping.Entry> entries = new ArrayList<>();
        skipSpace();
        while (peek() != '}') {
            if (!entries.isEmpty()) {
                expect(',');
            }
            skipSpace();
            Scalar key = Scalar.of(string(), Scalar.Kind.STRING, NOWHERE);
            expect(':');
            entries.add(new Mapping.Entry(key, value(depth + 1)));
            skipSpace();
        }
        at++;
        return new Mapping(entries, NOWHERE);
    }

    private Sequence array(int depth) {
        at++;
        List<Node> items = new ArrayList<>();
        skipSpace();
        while (peek() != ']') {
            if (!items.isEmpty()) {
                expect(',');
            }
            items.add(value(depth + 1));
            skipSpace();
        }
        at++;
        return new Sequence(items, NOWHERE);
    }

    private String string() {
        if (peek() != '"') {
            throw unexpected();
        }
        int start = ++at;
        while (peek() != '"' && peek() != '\\') {
            at++;
        }
        if (peek() == '"') {
            return text.substring(start, at++);
        }
        StringBuilder decoded = new StringBuilder(text.substring(start, at));
        while (peek() != '"') {
            char c = text.charAt(at++);
            decoded.append(c == '\\' ? escaped() : c);
        }
        at++;
        return decoded.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> hex();
            case '"', '\\', '/' -> c;
            default -> throw unexpected();
        };
    }

    private char hex() {
        if (at + 4 > text.length()) {
            throw unexpected();
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private Scalar word(String word, Scalar.Kind kind) {
        if (!text.startsWith(word, at)) {
            throw unexpected();
        }
        at += word.length();
        return Scalar.of(word, kind, NOWHERE);
    }

    private Scalar number() {
        int start = at;
        boolean whole = true;
        while (at < text.length() && "+-0123456789.eE".indexOf(text.charAt(at)) >= 0) {
            whole &= ".eE".indexOf(text.charAt(at)) < 0;
            at++;
        }
        if (start == at) {
            throw unexpected();
        }
        return Scalar.of(text.substring(start, at), whole ? Scalar.Kind.INT : Scalar.Kind.FLOAT, NOWHERE);
    }

    private char peek() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("JSON ends too early");
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        skipSpace();
        if (peek() != wanted) {
            throw unexpected();
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private IllegalArgumentException unexpected() {
        String seen = at < text.length() ? "'" + text.charAt(at) + "'" : "end";
        return new IllegalArgumentException("not JSON: unexpected " + seen + " at character " + at);
    }
}
