package dev.sluice.build.kustomize.field;

import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Typing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code options} of a source or a target.
 *
 * @param delimiter splits texts into parts; empty for whole texts
 * @param index which part
 * @param create whether missing fields are made
 */
record ReplacementOptions(String delimiter, int index, boolean create) {
    static ReplacementOptions of(@Nullable Node options) {
        String index = text(options, "index");
        return new ReplacementOptions(
                text(options, "delimiter"),
                index.matches("[-+]?\\d{1,9}") ? Integer.parseInt(index) : 0,
                text(options, "create").equals("true"));
    }

    /** What the options take from a value of the source. */
    Node taken(Node value) {
        if (delimiter.isEmpty()) {
            return value;
        }
        if (!(value instanceof Scalar scalar)) {
            throw invalid(value, "only a single value can be split");
        }
        List<String> parts = split(scalar.text());
        if (index < 0 || index >= parts.size()) {
            throw invalid(value, "the value has no part " + index);
        }
        return scalar.withText(parts.get(index), scalar.origin());
    }

    /** A value as it stands in a target, in the place of {@code old} if there was something. */
    Node put(@Nullable Node old, Node value) {
        if (!delimiter.isEmpty() && old != null && !(old instanceof Scalar)) {
            throw invalid(old, "only a single value can be split");
        }
        if (delimiter.isEmpty() && !(old instanceof Scalar) && !(old == null && value instanceof Scalar)) {
            return value.withOrigin(origin(value, old));
        }
        String text = value instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
        Scalar before = old instanceof Scalar scalar ? scalar : null;
        if (!delimiter.isEmpty()) {
            text = joined(before == null ? "" : before.text(), text);
        }
        if (before == null) {
            return Scalar.of(text, Typing.v3(text), origin(value, null));
        }
        Scalar.Kind kind = Typing.v3(text);
        boolean fits = before.isString()
                || kind == before.kind()
                || (before.kind() == Scalar.Kind.FLOAT && kind == Scalar.Kind.INT);
        if (!fits) {
            throw invalid(value, "the value is of another type than the field that it replaces");
        }
        boolean whole = delimiter.isEmpty() && value instanceof Scalar;
        return new Scalar(
                text, before.kind(), before.style(), origin(value, old), whole ? ((Scalar) value).sealed() : null);
    }

    /** The origin of what a replacement wrote: the source is the place to edit. */
    static Origin origin(Node value, @Nullable Node replaced) {
        return new Origin.Transformed("replacements", value.span(), replaced == null ? null : replaced.origin());
    }

    private String joined(String old, String value) {
        List<String> parts = new ArrayList<>(split(old));
        if (index < 0) {
            parts.add(0, value);
        } else if (index >= parts.size()) {
            parts.add(value);
        } else {
            parts.set(index, value);
        }
        return String.join(delimiter, parts);
    }

    private List<String> split(String text) {
        return Arrays.asList(text.split(Pattern.quote(delimiter), -1));
    }

    private static PatchRejected invalid(Node node, String message) {
        return new PatchRejected("replacement-invalid", node.span(), message);
    }

    private static String text(@Nullable Node node, String field) {
        return node != null && node.child(field) instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
    }
}
