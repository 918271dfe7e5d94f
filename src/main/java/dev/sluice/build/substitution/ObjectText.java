package dev.sluice.build.substitution;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;

/**
 * An object as the text in which Flux looks for expressions: quotes and comments of the source are gone, a string is quoted
 * only where YAML demands it. Keys keep their order and long lines are not folded, which no expression can tell.
 */
final class ObjectText {
    private final StringBuilder text = new StringBuilder();

    private ObjectText() {}

    /** Writes an object; sealed values that a key opened are written in the clear. */
    static String of(Mapping root) {
        ObjectText writer = new ObjectText();
        writer.entries(root, 0);
        return writer.text.toString();
    }

    /** The text of a scalar as it goes into the object's text. */
    static String plain(Scalar scalar) {
        return scalar.sealed() != null && scalar.sealed().isOpen()
                ? scalar.sealed().reveal()
                : scalar.text();
    }

    private void entries(Mapping mapping, int indent) {
        boolean first = true;
        for (Mapping.Entry entry : mapping.entries()) {
            if (!first) {
                text.append(" ".repeat(indent));
            }
            first = false;
            scalar(entry.key(), indent, true);
            text.append(':');
            below(entry.value(), indent);
        }
    }

    /** What follows a key: a sequence is not indented any further than the key. */
    private void below(Node value, int indent) {
        if (value instanceof Mapping mapping && !mapping.isEmpty()) {
            text.append('\n').append(" ".repeat(indent + 2));
            entries(mapping, indent + 2);
        } else if (value instanceof Sequence sequence && !sequence.items().isEmpty()) {
            text.append('\n').append(" ".repeat(indent));
            items(sequence, indent);
        } else {
            text.append(' ');
            leaf(value, indent);
        }
    }

    private void items(Sequence sequence, int indent) {
        boolean first = true;
        for (Node item : sequence.items()) {
            if (!first) {
                text.append(" ".repeat(indent));
            }
            first = false;
            text.append("- ");
            if (item instanceof Mapping mapping && !mapping.isEmpty()) {
                entries(mapping, indent + 2);
            } else if (item instanceof Sequence inner && !inner.items().isEmpty()) {
                items(inner, indent + 2);
            } else {
                leaf(item, indent);
            }
        }
    }

    private void leaf(Node value, int indent) {
        if (value instanceof Scalar scalar) {
            scalar(scalar, indent, false);
        } else {
            text.append(value instanceof Mapping ? "{}" : "[]");
        }
        text.append('\n');
    }

    private void scalar(Scalar scalar, int indent, boolean key) {
        String value = plain(scalar);
        if (!scalar.isString()) {
            text.append(value.isEmpty() ? "null" : value);
            return;
        }
        switch (Quoting.of(value, key)) {
            case PLAIN -> text.append(value);
            case SINGLE_QUOTED ->
                text.append('\'').append(value.replace("'", "''")).append('\'');
            case LITERAL -> literal(value, indent + 2);
            default -> doubleQuoted(value);
        }
    }

    private void literal(String value, int indent) {
        text.append('|');
        if (value.startsWith(" ") || value.startsWith("\n")) {
            text.append(2);
        }
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == '\n') {
            end--;
        }
        int breaks = value.length() - end;
        text.append(breaks == 0 ? "-" : breaks == 1 && end > 0 ? "" : "+");
        for (String line :
                value.substring(0, value.length() - Math.min(breaks, 1)).split("\n", -1)) {
            text.append('\n').append(line.isEmpty() ? "" : " ".repeat(indent)).append(line);
        }
    }

    private void doubleQuoted(String value) {
        text.append('"');
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (Quoting.isPrintable(c)) {
                        text.appendCodePoint(c);
                    } else {
                        text.append(String.format("\\U%08X", c));
                    }
                }
            }
        });
        text.append('"');
    }
}
