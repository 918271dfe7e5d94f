package dev.sluice.validate.schema;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads schemas, of the catalog or of a custom resource definition in the repository; what is malformed counts as absent. */
final class SchemaReader {
    private static final List<String> BOUNDS = List.of(
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "multipleOf");

    /** Deeper than any schema that an API server takes; what lies below is not checked. */
    private static final int DEPTH_LIMIT = 200;

    private static final Schema ANYTHING = new Schema(
            "",
            "",
            new Schema.Shape(true, Optional.empty(), false, true, false),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            new Schema.ListKind("", List.of()),
            new Schema.Values(List.of(), List.of(), new GoPattern(""), "", Map.of()),
            new Schema.Combined(List.of(), List.of(), List.of(), Optional.empty()));

    private final Function<String, Schema> definitions;

    /** @param definitions finds the definition that a {@code $ref} names */
    SchemaReader(Function<String, Schema> definitions) {
        this.definitions = definitions;
    }

    Schema read(String name, Mapping node) {
        return read(name, node, 0);
    }

    private Schema read(String name, Mapping node, int depth) {
        String type = node.text("type").orElse("");
        boolean intOrString = flag(node, "x-kubernetes-int-or-string")
                || textOf(node, "format").equals("int-or-string");
        @Nullable Node additional = node.value("additionalProperties");
        boolean open = flag(node, "x-kubernetes-preserve-unknown-fields")
                || (additional instanceof Scalar && flag(node, "additionalProperties"))
                || depth > DEPTH_LIMIT;
        return new Schema(
                name,
                intOrString ? "" : type,
                new Schema.Shape(
                        flag(node, "nullable"),
                        Optional.ofNullable(node.value("default")).filter(value -> !isNull(value)),
                        intOrString,
                        open,
                        flag(node, "x-kubernetes-embedded-resource")),
                properties(node, depth),
                part(additional, depth),
                part(node.value("items"), depth),
                new Schema.ListKind(textOf(node, "x-kubernetes-list-type"), texts(node, "x-kubernetes-list-map-keys")),
                values(node),
                combined(node, depth));
    }

    private Map<String, Supplier<Schema>> properties(Mapping node, int depth) {
        Map<String, Supplier<Schema>> properties = new LinkedHashMap<>();
        if (node.value("properties") instanceof Mapping fields && depth <= DEPTH_LIMIT) {
            for (Mapping.Entry field : fields.entries()) {
                part(field.value(), depth).ifPresent(schema -> properties.put(field.name(), schema));
            }
        }
        return properties;
    }

    private Optional<Supplier<Schema>> part(@Nullable Node node, int depth) {
        if (!(node instanceof Mapping mapping) || depth > DEPTH_LIMIT) {
            return Optional.empty();
        }
        if (mapping.value("$ref") instanceof Scalar reference) {
            return Optional.of(() -> definitions.apply(reference.text()));
        }
        Schema schema = read("", mapping, depth + 1);
        return Optional.of(() -> schema);
    }

    private Schema.Values values(Mapping node) {
        List<Node> allowed = node.value("enum") instanceof Sequence sequence ? sequence.items() : List.of();
        return new Schema.Values(
                texts(node, "required"),
                allowed,
                new GoPattern(textOf(node, "pattern")),
                textOf(node, "format"),
                bounds(node));
    }

    private static Map<String, Schema.Bound> bounds(Mapping node) {
        Map<String, Schema.Bound> bounds = new HashMap<>();
        for (String keyword : BOUNDS) {
            if (node.value(keyword) instanceof Scalar limit && isNumber(limit)) {
                boolean exclusive = flag(node, keyword.equals("minimum") ? "exclusiveMinimum" : "exclusiveMaximum");
                bounds.put(
                        keyword, new Schema.Bound(new BigDecimal(limit.text()), keyword.endsWith("imum") && exclusive));
            }
        }
        return bounds;
    }

    private Schema.Combined combined(Mapping node, int depth) {
        Optional<Schema> not = part(node.value("not"), depth).map(Supplier::get);
        return new Schema.Combined(
                schemas(node, "allOf", depth), schemas(node, "anyOf", depth), schemas(node, "oneOf", depth), not);
    }

    private List<Schema> schemas(Mapping node, String keyword, int depth) {
        if (!(node.value(keyword) instanceof Sequence parts)) {
            return List.of();
        }
        return parts.items().stream()
                .flatMap(each -> part(each, depth).stream())
                .map(Supplier::get)
                .toList();
    }

    private static List<String> texts(Mapping node, String key) {
        if (!(node.value(key) instanceof Sequence sequence)) {
            return List.of();
        }
        return sequence.items().stream()
                .filter(Scalar.class::isInstance)
                .map(item -> ((Scalar) item).text())
                .toList();
    }

    private static String textOf(Mapping node, String key) {
        return node.value(key) instanceof Scalar scalar && scalar.isString() ? scalar.text() : "";
    }

    private static boolean flag(Mapping node, String key) {
        return node.value(key) instanceof Scalar scalar && scalar.text().equalsIgnoreCase("true");
    }

    private static boolean isNull(Node node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    private static boolean isNumber(Scalar scalar) {
        return (scalar.kind() == Scalar.Kind.INT || scalar.kind() == Scalar.Kind.FLOAT)
                && scalar.text().matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    }

    /** A schema that allows everything, for what is not known. */
    static Schema anything() {
        return ANYTHING;
    }
}
