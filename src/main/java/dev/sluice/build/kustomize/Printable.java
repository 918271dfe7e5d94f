package dev.sluice.build.kustomize;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Mapping.Entry;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Numbers;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Scalar.Style;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.Typing;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses what kustomize builds and then cannot print. */
final class Printable {
    private static final int DELETE = 0x7F;
    private static final char NEXT_LINE = '\u0085';
    private static final Pattern BREAKS = Pattern.compile("[ \\t]*(\u0085[ \\t]*)+");

    private Printable() {}

    /** An object as it survives printing; fails at the first value that kustomize 5.8.2 cannot print. */
    static Mapping survivor(Mapping root) {
        checkRewritten(root);
        check(root);
        return (Mapping) folded(root);
    }

    /** kustomize prints JSON, which keeps U+0085, and reads it as YAML, where that is a line break inside a text. */
    private static Node folded(Node node) {
        if (node instanceof Mapping mapping) {
            List<Entry> entries = new ArrayList<>();
            boolean changed = false;
            for (Entry entry : mapping.entries()) {
                Node value = folded(entry.value());
                changed |= value != entry.value();
                entries.add(entry.withValue(value));
            }
            return changed ? mapping.withEntries(entries) : mapping;
        }
        if (node instanceof Sequence sequence) {
            List<Node> items = new ArrayList<>();
            boolean changed = false;
            for (Node item : sequence.items()) {
                Node value = folded(item);
                changed |= value != item;
                items.add(value);
            }
            return changed ? sequence.withItems(items) : sequence;
        }
        return survivor((Scalar) node);
    }

    private static Scalar survivor(Scalar scalar) {
        if (!scalar.isString() || scalar.isSealed()) {
            return scalar;
        }
        String text = scalar.style() == Style.FOLDED ? FoldedText.survivor(scalar.text()) : scalar.text();
        String folded = text.indexOf(NEXT_LINE) < 0 ? text : folded(text);
        return folded.equals(scalar.text())
                ? scalar
                : scalar.withText(folded, new Origin.Transformed("printing", scalar.span(), scalar.origin()));
    }

    private static String folded(String text) {
        Matcher breaks = BREAKS.matcher(text);
        return breaks.replaceAll(found -> {
            long count = found.group().chars().filter(c -> c == NEXT_LINE).count();
            return count == 1 ? " " : "\n".repeat((int) count - 1);
        });
    }

    /** kustomize writes the keys of annotations back without quotes, so that one that looks like a number becomes one. */
    private static void checkRewritten(Mapping root) {
        for (Entry entry : Metadata.annotations(root).entries()) {
            Kind kind = Typing.v3(entry.name());
            if (kind != Kind.STRING && kind != Kind.TIMESTAMP) {
                throw nonString(entry).hint("no quotes help: kustomize drops them from keys of annotations");
            }
        }
    }

    private static void check(Node node) {
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                if (!entry.key().isString()) {
                    throw nonString(entry).hint("put the key in quotes");
                }
                check(entry.value());
            }
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(Printable::check);
        } else {
            check((Scalar) node);
        }
    }

    private static void check(Scalar scalar) {
        if (scalar.isString() && scalar.text().indexOf(DELETE) >= 0) {
            throw Failed.because(Cause.YAML_SYNTAX, scalar.span(), "the text holds the control character U+007F");
        }
        if (!Numbers.isFinite(scalar)) {
            throw Failed.because(Cause.NOT_JSON, scalar.span(), "\"" + scalar.text() + "\" cannot be put into JSON");
        }
    }

    private static Failed nonString(Entry entry) {
        return Failed.because(
                Cause.NON_STRING_KEY, entry.key().span(), "key \"" + entry.name() + "\" is not a string for kustomize");
    }
}
