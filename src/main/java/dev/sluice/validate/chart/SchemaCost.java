package dev.sluice.validate.chart;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Decides whether a schema can be used at bounded cost and without looking elsewhere: every reference leads into the schema
 * itself and never back to where it stands, and every pattern is one that takes linear time.
 */
final class SchemaCost {
    /** How many parts a schema may have once all references are followed; the largest of known charts have some ten thousand. */
    private static final long MOST = 200_000;

    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");

    private final JsonNode root;
    private final Map<String, Long> costs = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private SchemaCost(JsonNode root) {
        this.root = root;
    }

    static boolean isBounded(JsonNode schema) {
        try {
            return new SchemaCost(schema).cost(schema) <= MOST;
        } catch (IllegalArgumentException | PatternSyntaxException unusable) {
            return false;
        }
    }

    private long cost(JsonNode node) {
        long cost = 1;
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                cost += REFERENCES.contains(field.getKey()) && field.getValue().isString()
                        ? referred(field.getValue().asString())
                        : field(field.getKey(), field.getValue());
                cost = Math.min(cost, MOST + 1);
            }
        } else if (node.isArray()) {
            for (JsonNode item : node) {
                cost = Math.min(cost + cost(item), MOST + 1);
            }
        }
        return cost;
    }

    private long field(String key, JsonNode value) {
        if (key.equals("pattern") && value.isString()) {
            Pattern.compile(value.asString());
        } else if (key.equals("patternProperties") && value.isObject()) {
            value.properties().forEach(entry -> Pattern.compile(entry.getKey()));
        }
        return cost(value);
    }

    private long referred(String reference) {
        Long known = costs.get(reference);
        if (known != null) {
            return known;
        }
        JsonNode target = reference.equals("#") ? root : at(reference);
        if (target.isMissingNode() || !open.add(reference)) {
            throw new IllegalArgumentException(reference);
        }
        long cost = cost(target);
        open.remove(reference);
        costs.put(reference, cost);
        return cost;
    }

    private JsonNode at(String reference) {
        if (!reference.startsWith("#/") || reference.contains("%")) {
            throw new IllegalArgumentException(reference);
        }
        return root.at(JsonPointer.compile(reference.substring(1)));
    }
}
