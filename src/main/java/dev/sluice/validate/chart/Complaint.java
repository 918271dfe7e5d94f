package dev.sluice.validate.chart;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.sluice.model.Knowledge;
import dev.sluice.model.release.ReleaseValues;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that values do against a schema.
 *
 * @param error what the validator says
 * @param at the values at which it says it
 * @param host the values at which the schema has a choice or condition that decides about it; null if there is none
 * @param depth how many steps lead to the host
 * @param choice the way through the schema to that choice; empty if there is none
 */
record Complaint(Error error, Node at, @Nullable Node host, int depth, String choice) {
    /** What depends on more than the value itself. */
    private static final Set<String> CHOICES = Set.of(
            "anyOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else",
            "dependencies",
            "dependentSchemas",
            "dependentRequired",
            "contains",
            "const",
            "uniqueItems",
            "enum",
            "unevaluatedProperties",
            "unevaluatedItems");

    /** Steps through a schema that are followed by a name or number. */
    private static final Set<String> NAMED = Set.of(
            "properties",
            "patternProperties",
            "prefixItems",
            "allOf",
            "anyOf",
            "oneOf",
            "dependencies",
            "dependentSchemas");

    /** Steps through a schema that lead to a value inside. */
    private static final Set<String> INWARD = Set.of(
            "properties",
            "patternProperties",
            "prefixItems",
            "items",
            "additionalProperties",
            "additionalItems",
            "unevaluatedProperties",
            "unevaluatedItems",
            "contains");

    /** What a value that nobody knows may bring. */
    private static final Set<String> NEEDS = Set.of("required", "minProperties");

    static Optional<Complaint> of(Error error, ReleaseValues values) {
        NodePath place = error.getInstanceLocation();
        Optional<Node> at = find(values.values(), place, place.getNameCount());
        NodePath way = error.getEvaluationPath();
        int inward = 0;
        for (int i = 0; i < way.getNameCount(); i++) {
            String step = String.valueOf(way.getElement(i));
            if (CHOICES.contains(step)) {
                int depth = Math.min(inward, place.getNameCount());
                String choice = prefix(way, i);
                return at.flatMap(node -> find(values.values(), place, depth)
                        .map(some -> new Complaint(error, node, some, depth, choice)));
            }
            inward += INWARD.contains(step) && i + 1 < way.getNameCount() ? 1 : 0;
            i += NAMED.contains(step) ? 1 : 0;
        }
        return at.map(node -> new Complaint(error, node, null, 0, ""));
    }

    /** Whether it is so whatever the values are that nobody knows. */
    boolean isCertain(boolean complete) {
        if (host != null) {
            return complete && isWhollyKnown(host);
        }
        String keyword = error.getKeyword();
        Node extra = error.getProperty() == null ? null : at.child(error.getProperty());
        return ReleaseValues.isKnown(at)
                && !(NEEDS.contains(keyword) && (!complete || hasTemplatedKey(at)))
                && (extra == null || ReleaseValues.isKnown(extra))
                && !Knowledge.isTemplated(String.valueOf(error.getProperty()));
    }

    private static boolean hasTemplatedKey(Node node) {
        return node instanceof Mapping mapping
                && mapping.entries().stream().anyMatch(entry -> Knowledge.isTemplated(entry.name()));
    }

    private static boolean isWhollyKnown(Node node) {
        if (node instanceof Mapping mapping) {
            return !hasTemplatedKey(node) && mapping.entries().stream().allMatch(entry -> isWhollyKnown(entry.value()));
        }
        return node instanceof Sequence sequence
                ? sequence.items().stream().allMatch(Complaint::isWhollyKnown)
                : ReleaseValues.isKnown(node);
    }

    private static String prefix(NodePath way, int steps) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            names.add(String.valueOf(way.getElement(i)));
        }
        return String.join("/", names);
    }

    private static Optional<Node> find(Node root, NodePath place, int steps) {
        @Nullable Node node = root;
        for (int i = 0; i < steps && node != null; i++) {
            Object step = place.getElement(i);
            if (node instanceof Sequence sequence) {
                int index = step instanceof Integer number ? number : Integer.parseInt(String.valueOf(step));
                node = index < sequence.items().size() ? sequence.items().get(index) : null;
            } else {
                node = node.child(String.valueOf(step));
            }
        }
        return Optional.ofNullable(node);
    }
}
