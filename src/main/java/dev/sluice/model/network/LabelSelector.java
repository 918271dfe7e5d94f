package dev.sluice.model.network;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A label selector of the Kubernetes API (k8s.io/apimachinery 0.36, meta/v1 LabelSelector): every requirement must hold, and an
 * empty one selects everything.
 *
 * @param node the selector
 */
public record LabelSelector(Node node) {
    /**
     * Whether labels are selected.
     *
     * @param labels the labels whose values are known
     * @param unknown keys that are there with values that nobody can know; they satisfy any requirement about them
     */
    public boolean selects(Map<String, String> labels, Set<String> unknown) {
        boolean equal = !(node.child("matchLabels") instanceof Mapping wanted)
                || wanted.entries().stream()
                        .allMatch(entry -> unknown.contains(entry.name())
                                || (entry.value() instanceof Scalar value
                                        && value.text().equals(labels.get(entry.name()))));
        boolean expressed = !(node.child("matchExpressions") instanceof Sequence expressions)
                || expressions.items().stream().allMatch(expression -> holds(expression, labels, unknown));
        return equal && expressed;
    }

    private static boolean holds(Node expression, Map<String, String> labels, Set<String> unknown) {
        String key = expression.text("key").orElse("");
        if (unknown.contains(key)) {
            return true;
        }
        List<String> values = expression.child("values") instanceof Sequence list
                ? list.items().stream()
                        .map(item -> item instanceof Scalar scalar ? scalar.text() : "")
                        .toList()
                : List.of();
        return switch (expression.text("operator").orElse("")) {
            case "In" -> labels.containsKey(key) && values.contains(labels.get(key));
            case "NotIn" -> !labels.containsKey(key) || !values.contains(labels.get(key));
            case "Exists" -> labels.containsKey(key);
            case "DoesNotExist" -> !labels.containsKey(key);
            default -> false;
        };
    }
}
