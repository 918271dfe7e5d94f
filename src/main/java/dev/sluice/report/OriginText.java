package dev.sluice.report;

import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlPrinter;
import java.util.List;
import java.util.stream.Collectors;

/** Tells in comments where an object comes from: one line for the object, and one for each field with a story of its own. */
public final class OriginText {
    private final Origin object;
    private final StringBuilder out = new StringBuilder();

    private OriginText(Origin object) {
        this.object = object;
    }

    /** The comment lines for an object, each with a line feed. Values are not shown. */
    public static String of(Node root) {
        OriginText text = new OriginText(root.origin());
        text.out.append("# ").append(words(root.origin())).append('\n');
        text.fields("", root);
        return text.out.toString();
    }

    private void fields(String path, Node node) {
        if (node instanceof Mapping mapping && !mapping.isEmpty()) {
            for (Mapping.Entry entry : YamlPrinter.inPrintedOrder(mapping)) {
                fields(path.isEmpty() ? entry.name() : path + "." + entry.name(), entry.value());
            }
        } else if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
            for (int i = 0; i < sequence.items().size(); i++) {
                fields(path + "[" + i + "]", sequence.items().get(i));
            }
        } else if (hasStory(node.origin())) {
            out.append("#   ").append(printable(path)).append(": ").append(words(node.origin()));
            out.append('\n');
        }
    }

    /** What stands where the whole object stands needs no words. */
    private boolean hasStory(Origin origin) {
        boolean plain = origin instanceof Origin.Written
                && origin.edit().path().equals(object.edit().path());
        return !plain && !origin.equals(object);
    }

    /** A key may hold anything; a comment ends at the line. */
    private static String printable(String path) {
        return path.codePoints()
                .mapToObj(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? "?" : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static String words(Origin origin) {
        String start = verb(origin) + " " + place(origin.edit());
        List<String> before = origin.before().stream().map(OriginText::words).toList();
        return before.isEmpty() ? start : start + ", before: " + String.join(" and ", before);
    }

    private static String verb(Origin origin) {
        if (origin instanceof Origin.Transformed transformed) {
            return "set by " + transformed.transformer() + " at";
        }
        return origin instanceof Origin.Patched
                ? "patched at"
                : origin instanceof Origin.Generated
                        ? "generated at"
                        : origin instanceof Origin.Decrypted
                                ? "decrypted at"
                                : origin instanceof Origin.Substituted ? "substituted at" : "written at";
    }

    private static String place(Span span) {
        return span.path() + ":" + span.line() + ":" + span.column();
    }
}
