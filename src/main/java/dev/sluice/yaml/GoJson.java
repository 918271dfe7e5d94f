package dev.sluice.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Prints JSON as encoding/json of Go does for maps: keys sorted by their bytes, no blanks, {@code <}, {@code >}, {@code &} escaped. */
public final class GoJson {
    /** By code point, which is the order of the UTF-8 bytes and not that of UTF-16. */
    private static final Comparator<String> BY_BYTES = GoJson::compareCodePoints;

    private final StringBuilder out = new StringBuilder();
    private final Function<Scalar, String> reveal;

    private GoJson(Function<Scalar, String> reveal) {
        this.reveal = reveal;
    }

    /** The value without a line feed at the end; sealed values show their cipher text. */
    public static String print(Node node) {
        return print(node, Scalar::text);
    }

    /**
     * The value without a line feed at the end.
     *
     * @param reveal what to print for a sealed value that was opened; only the build and apply stages give its plain text
     */
    public static String print(Node node, Function<Scalar, String> reveal) {
        GoJson json = new GoJson(reveal);
        json.node(node);
        return json.out.toString();
    }

    /** A string in double quotes. */
    public static String quote(String text) {
        GoJson json = new GoJson(Scalar::text);
        json.string(text);
        return json.out.toString();
    }

    private void node(Node node) {
        if (node instanceof Mapping mapping) {
            mapping(mapping);
        } else if (node instanceof Sequence sequence) {
            String separator = "[";
            for (Node item : sequence.items()) {
                out.append(separator);
                node(item);
                separator = ",";
            }
            out.append(sequence.items().isEmpty() ? "[]" : "]");
        } else {
            scalar((Scalar) node);
        }
    }

    private void mapping(Mapping mapping) {
        List<Mapping.Entry> sorted = mapping.entries().stream()
                .sorted(Comparator.comparing(entry -> Numbers.canonical(entry.key()), BY_BYTES))
                .toList();
        String separator = "{";
        for (Mapping.Entry entry : sorted) {
            out.append(separator);
            string(Numbers.canonical(entry.key()));
            out.append(':');
            node(entry.value());
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void scalar(Scalar scalar) {
        Shown shown = Shown.of(scalar, reveal);
        String text = Numbers.canonical(shown.text(), shown.kind());
        if (shown.isString()) {
            string(text);
        } else {
            out.append(text);
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text, i);
        }
        out.append('"');
    }

    private void character(String text, int at) {
        char c = text.charAt(at);
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                boolean escaped = c < 0x20 || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029';
                if (escaped) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static int compareCodePoints(String a, String b) {
        int at = 0;
        while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        if (at == a.length() || at == b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        boolean surrogates = Character.isSurrogate(a.charAt(at)) != Character.isSurrogate(b.charAt(at));
        int order = Character.compare(a.charAt(at), b.charAt(at));
        return surrogates ? (Character.isSurrogate(a.charAt(at)) ? 1 : -1) : order;
    }
}
