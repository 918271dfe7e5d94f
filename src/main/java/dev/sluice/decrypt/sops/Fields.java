package dev.sluice.decrypt.sops;

import dev.sluice.decrypt.sops.Refusal.Reason;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Sequence;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a mapping of the metadata, read as loosely as sops 3.13 does (stores/stores.go, weakly typed decoding): names
 * in any case, numbers for texts, texts for numbers and bools, one mapping for a list of one.
 */
final class Fields {
    private final Mapping mapping;
    private final Consumer<Refusal> refusals;

    Fields(Mapping mapping, Consumer<Refusal> refusals) {
        this.mapping = mapping;
        this.refusals = refusals;
    }

    /** The value of a field; null if there is none. */
    @Nullable
    Node node(String name) {
        Node exact = mapping.value(name);
        if (exact != null) {
            return exact;
        }
        return mapping.entries().stream()
                .filter(entry -> entry.name().equalsIgnoreCase(name))
                .findFirst()
                .map(Mapping.Entry::value)
                .orElse(null);
    }

    /** Where a field stands; the mapping itself if there is none. */
    Span span(String name) {
        Node node = node(name);
        return node == null ? mapping.span() : node.span();
    }

    /** A text; empty if it is absent or null. */
    String text(String name) {
        Node node = node(name);
        if (node == null) {
            return "";
        }
        if (!(node instanceof Scalar scalar)) {
            wrong(name, node, "is not a text");
            return "";
        }
        if (scalar.kind() == Kind.TIMESTAMP) {
            String detail = "\"" + name + "\" of the sops block must be quoted";
            refusals.accept(new Refusal(Reason.METADATA_UNQUOTED, node.span(), detail));
        }
        return scalar.isNull() ? "" : scalar.text();
    }

    /** A bool; false if it is absent, null or empty. */
    boolean flag(String name) {
        return switch (text(name)) {
            case "", "0", "f", "F", "false", "False", "FALSE" -> false;
            case "1", "t", "T", "true", "True", "TRUE" -> true;
            default -> {
                wrong(name, node(name), "is not true or false");
                yield false;
            }
        };
    }

    /** A whole number; 0 if it is absent, null or empty. */
    int number(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notWhole) {
            wrong(name, node(name), "is not a whole number");
            return 0;
        }
    }

    /** The mappings of a list; none if it is absent, null or empty. */
    List<Mapping> list(String name) {
        Node node = node(name);
        if (node instanceof Mapping single) {
            return single.isEmpty() ? List.of() : List.of(single);
        }
        if (node == null
                || (node instanceof Scalar scalar
                        && (scalar.isNull() || scalar.text().isEmpty()))) {
            return List.of();
        }
        if (node instanceof Sequence sequence && sequence.items().stream().allMatch(Mapping.class::isInstance)) {
            return sequence.items().stream().map(Mapping.class::cast).toList();
        }
        wrong(name, node, "is not a list of mappings");
        return List.of();
    }

    private void wrong(String name, @Nullable Node node, String how) {
        Span span = node == null ? mapping.span() : node.span();
        refusals.accept(new Refusal(Reason.METADATA_INVALID, span, "\"" + name + "\" of the sops block " + how));
    }
}
