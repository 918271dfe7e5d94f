package dev.sluice.yaml;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Lays out one document as go-yaml v2 does (2.4.4, emitterc.go): lists at the indent of their key, two spaces else. */
final class Emitter {
    private static final int STEP = 2;
    /** A longer key, counted in bytes, is written behind a question mark. */
    private static final int LONGEST_SIMPLE_KEY = 128;

    private final ScalarWriter out = new ScalarWriter();
    private final Function<Scalar, String> reveal;

    /** @param reveal gives the text of a sealed value that is open */
    Emitter(Function<Scalar, String> reveal) {
        this.reveal = reveal;
    }

    String document(Node root) {
        node(root, 0);
        if (!out.atLineStart()) {
            out.newLine(0);
        }
        return out.text();
    }

    /** Writes a node whose own lines start at {@code indent}; the cursor already stands there. */
    private void node(Node node, int indent) {
        if (node instanceof Mapping mapping) {
            mapping(mapping, indent);
        } else if (node instanceof Sequence sequence) {
            sequence(sequence, indent);
        } else {
            scalar((Scalar) node, indent + STEP);
        }
    }

    private void mapping(Mapping mapping, int indent) {
        if (mapping.isEmpty()) {
            out.put("{}");
            return;
        }
        boolean first = true;
        for (Mapping.Entry entry : KeyOrder.NATURAL.sorted(mapping.entries())) {
            if (!first) {
                line(indent);
            }
            first = false;
            entry(entry, indent);
        }
    }

    private void entry(Mapping.Entry entry, int indent) {
        String key = Numbers.canonical(entry.key());
        if (isSimple(key)) {
            string(key, indent + STEP, true);
            out.put(":");
            value(entry.value(), indent);
        } else {
            out.put("? ");
            string(key, indent + STEP, false);
            line(indent);
            out.put(":");
            explicitValue(entry.value(), indent);
        }
    }

    private void value(Node value, int indent) {
        if (value instanceof Mapping mapping && !mapping.isEmpty()) {
            line(indent + STEP);
            mapping(mapping, indent + STEP);
        } else if (value instanceof Sequence sequence && !sequence.items().isEmpty()) {
            line(indent);
            sequence(sequence, indent);
        } else {
            out.put(" ");
            node(value, indent);
        }
    }

    /** After {@code :} on a line of its own, a collection starts on that line. */
    private void explicitValue(Node value, int indent) {
        out.put(" ");
        node(value, value instanceof Scalar ? indent : indent + STEP);
    }

    private void sequence(Sequence sequence, int indent) {
        if (sequence.items().isEmpty()) {
            out.put("[]");
            return;
        }
        boolean first = true;
        for (Node item : sequence.items()) {
            if (!first) {
                line(indent);
            }
            first = false;
            out.put("- ");
            node(item, item instanceof Scalar ? indent : indent + STEP);
        }
    }

    private void scalar(Scalar scalar, int indent) {
        Shown shown = Shown.of(scalar, reveal);
        if (shown.isString()) {
            string(Numbers.canonical(shown.text(), shown.kind()), indent, false);
        } else {
            out.put(Numbers.emitted(shown.text(), shown.kind()));
        }
    }

    private void string(String text, int indent, boolean simpleKey) {
        switch (Quoting.style(text, simpleKey)) {
            case PLAIN -> out.plain(text, indent, !simpleKey);
            case SINGLE_QUOTED -> out.singleQuoted(text, indent, !simpleKey);
            case LITERAL -> out.literal(text, indent);
            case DOUBLE_QUOTED, FOLDED -> out.doubleQuoted(text, indent, !simpleKey);
        }
    }

    private void line(int indent) {
        if (out.atLineStart()) {
            out.put(" ".repeat(indent));
        } else {
            out.newLine(indent);
        }
    }

    private static boolean isSimple(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (Quoting.isBreak(key.charAt(i))) {
                return false;
            }
        }
        return key.length() * 3 <= LONGEST_SIMPLE_KEY
                || key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SIMPLE_KEY;
    }
}
