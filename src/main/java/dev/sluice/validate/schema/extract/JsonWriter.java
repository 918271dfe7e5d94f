package dev.sluice.validate.schema.extract;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.Comparator;
import java.util.Locale;

/** Prints nodes as JSON on one line, keys sorted, so that equal schemas are equal texts. */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    static String write(Node node) {
        JsonWriter writer = new JsonWriter();
        writer.value(node);
        return writer.out.toString();
    }

    private void value(Node node) {
        if (node instanceof Mapping mapping) {
            object(mapping);
        } else if (node instanceof Sequence sequence) {
            array(sequence);
        } else if (node instanceof Scalar scalar) {
            scalar(scalar);
        }
    }

    private void object(Mapping mapping) {
        String separator = "{";
        for (Mapping.Entry entry : mapping.entries().stream()
                .sorted(Comparator.comparing(Mapping.Entry::name))
                .toList()) {
            out.append(separator);
            string(entry.name());
            out.append(':');
            value(entry.value());
            separator = ",";
        }
        out.append(mapping.isEmpty() ? "{}" : "}");
    }

    private void array(Sequence sequence) {
        String separator = "[";
        for (Node item : sequence.items()) {
            out.append(separator);
            value(item);
            separator = ",";
        }
        out.append(sequence.items().isEmpty() ? "[]" : "]");
    }

    private void scalar(Scalar scalar) {
        switch (scalar.kind()) {
            case STRING, TIMESTAMP -> string(scalar.text());
            case NULL -> out.append("null");
            case BOOL -> out.append(scalar.text().toLowerCase(Locale.ROOT));
            case INT, FLOAT -> out.append(scalar.text());
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029' || c == '\u0085') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
