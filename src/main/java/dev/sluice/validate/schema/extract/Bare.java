package dev.sluice.validate.schema.extract;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leaves of a schema what the API server acts on: no descriptions, titles, examples or hints for clients. */
final class Bare {
    private static final Set<String> SCHEMAS_BY_NAME = Set.of("properties", "patternProperties");
    private static final Set<String> SCHEMA = Set.of("items", "additionalProperties", "not");
    private static final Set<String> SCHEMAS = Set.of("allOf", "anyOf", "oneOf");
    private static final Set<String> FACTS = Set.of(
            "$ref",
            "default",
            "enum",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "format",
            "maxItems",
            "maxLength",
            "maxProperties",
            "maximum",
            "minItems",
            "minLength",
            "minProperties",
            "minimum",
            "multipleOf",
            "nullable",
            "pattern",
            "required",
            "type",
            "uniqueItems",
            "x-kubernetes-embedded-resource",
            "x-kubernetes-int-or-string",
            "x-kubernetes-list-map-keys",
            "x-kubernetes-list-type",
            "x-kubernetes-preserve-unknown-fields",
            "x-kubernetes-validations");

    /** Definitions whose published schema says less than their decoders do (k8s.io/apimachinery 0.36, pkg/…/*.go). */
    private static final Map<String, String> DECODED = Map.of(
            "io.k8s.apimachinery.pkg.api.resource.Quantity", "format=quantity",
            "io.k8s.apimachinery.pkg.util.intstr.IntOrString", "x-kubernetes-int-or-string=true",
            "io.k8s.apimachinery.pkg.runtime.RawExtension", "x-kubernetes-preserve-unknown-fields=true",
            "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1", "x-kubernetes-preserve-unknown-fields=true",
            "io.k8s.apimachinery.pkg.apis.meta.v1.Patch", "x-kubernetes-preserve-unknown-fields=true");

    /** Fields that are keys of lists and filled in by the server, which the published schema does not say. */
    private static final Map<String, Map<String, String>> FILLED_IN = Map.of(
            "io.k8s.api.core.v1.ContainerPort", Map.of("protocol", "TCP"),
            "io.k8s.api.core.v1.ServicePort", Map.of("protocol", "TCP"));

    private Bare() {}

    static Mapping of(Mapping schema) {
        List<Mapping.Entry> kept = new ArrayList<>();
        for (Mapping.Entry entry : schema.entries()) {
            if (FACTS.contains(entry.name())) {
                kept.add(entry);
            } else if (SCHEMA.contains(entry.name())) {
                kept.add(entry.withValue(part(entry.value())));
            } else if (SCHEMAS.contains(entry.name()) && entry.value() instanceof Sequence parts) {
                kept.add(entry.withValue(
                        parts.withItems(parts.items().stream().map(Bare::part).toList())));
            } else if (SCHEMAS_BY_NAME.contains(entry.name()) && entry.value() instanceof Mapping parts) {
                kept.add(entry.withValue(parts.withEntries(parts.entries().stream()
                        .map(each -> each.withValue(part(each.value())))
                        .toList())));
            }
        }
        return schema.withEntries(kept);
    }

    /** A named definition: bare, and as its decoder reads it where that is another thing. */
    static Mapping definition(String name, Mapping schema) {
        String decoded = DECODED.get(name);
        if (decoded == null) {
            return filledIn(of(schema), FILLED_IN.getOrDefault(name, Map.of()));
        }
        int equals = decoded.indexOf('=');
        String value = decoded.substring(equals + 1);
        Scalar.Kind kind = value.equals("true") ? Scalar.Kind.BOOL : Scalar.Kind.STRING;
        return schema.withEntries(List.of())
                .with(decoded.substring(0, equals), Scalar.of(value, kind, schema.origin()));
    }

    private static Mapping filledIn(Mapping schema, Map<String, String> defaults) {
        if (!(schema.value("properties") instanceof Mapping properties)) {
            return schema;
        }
        Mapping changed = properties;
        for (Map.Entry<String, String> each : defaults.entrySet()) {
            if (changed.value(each.getKey()) instanceof Mapping field) {
                Scalar initial = Scalar.string(each.getValue(), field.origin());
                changed = changed.with(each.getKey(), field.with("default", initial));
            }
        }
        return schema.with("properties", changed);
    }

    private static Node part(Node node) {
        return node instanceof Mapping schema ? of(schema) : node;
    }
}
