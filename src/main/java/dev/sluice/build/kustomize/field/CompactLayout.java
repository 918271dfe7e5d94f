package dev.sluice.build.kustomize.field;

import dev.sluice.text.Lines;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Sequence;
import java.util.Arrays;

/**
 * Indents the lines of a YAML text as kyaml 0.21.2 writes it: mappings by two, the items of a list as deep as its key. What
 * stands behind the indent is left alone.
 */
final class CompactLayout {
    private static final int UNKNOWN = -1;

    private final Lines lines;
    private final int[] wanted;

    private CompactLayout(Lines lines) {
        this.lines = lines;
        this.wanted = new int[lines.count() + 1];
        Arrays.fill(wanted, UNKNOWN);
    }

    /**
     * A text with other indents.
     *
     * @param text the text, which may differ from what was parsed inside its lines
     * @param original what was parsed
     * @param root what it held
     */
    static String of(String text, Lines original, Node root) {
        CompactLayout layout = new CompactLayout(original);
        layout.place(root, 0);
        return layout.indented(new Lines(text));
    }

    private void place(Node node, int indent) {
        if (node instanceof Mapping mapping && !isFlow(node, '{')) {
            for (Mapping.Entry entry : mapping.entries()) {
                note(entry.key().span(), indent);
                boolean list = entry.value() instanceof Sequence;
                place(entry.value(), list ? indent : indent + 2);
            }
        } else if (node instanceof Sequence sequence && !isFlow(node, '[')) {
            for (Node item : sequence.items()) {
                note(item.span(), indent);
                place(item, indent + 2);
            }
        }
    }

    private void note(Span span, int indent) {
        if (wanted[span.line()] == UNKNOWN) {
            wanted[span.line()] = indent;
        }
    }

    private boolean isFlow(Node node, char bracket) {
        int offset = lines.offset(node.span().line(), node.span().column());
        return offset < lines.text().length() && lines.text().charAt(offset) == bracket;
    }

    private String indented(Lines text) {
        StringBuilder out = new StringBuilder();
        int shift = 0;
        for (int number = 1; number <= text.count(); number++) {
            String line = text.line(number);
            String bare = line.stripLeading();
            int indent = line.length() - bare.length();
            int next = bare.startsWith("#") ? following(number) : number;
            shift = wanted[next] == UNKNOWN ? shift : wanted[next] - indent(lines.line(next));
            out.append(bare.isEmpty() ? line : " ".repeat(Math.max(0, indent + shift)) + bare);
            out.append(number < text.count() ? "\n" : "");
        }
        return out.toString();
    }

    /** The next line that starts a value, which a comment belongs to. */
    private int following(int number) {
        int next = number;
        while (next < lines.count() && wanted[next] == UNKNOWN) {
            next++;
        }
        return next;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
