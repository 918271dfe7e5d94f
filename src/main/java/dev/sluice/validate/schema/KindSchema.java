package dev.sluice.validate.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A kind and what its objects may be.
 *
 * @param entry the kind
 * @param root the schema of its objects
 * @param edition what edition of the kind this is where another one may be in the cluster, such as
 *     {@code Gateway API 1.4.0}; empty where the repository itself says, or the Kubernetes version does
 */
record KindSchema(KindEntry entry, Schema root, Optional<String> edition) {
    /** A custom kind: the server adds the fields that every object has, and judges metadata itself. */
    static KindSchema custom(KindEntry entry, Schema schema, Schema metadata) {
        Map<String, Supplier<Schema>> properties = new LinkedHashMap<>(schema.properties());
        properties.put("apiVersion", SchemaReader::anything);
        properties.put("kind", SchemaReader::anything);
        properties.put("metadata", () -> metadata);
        return new KindSchema(entry, schema.with(properties), Optional.empty());
    }

    /** With an edition. */
    KindSchema of(String other) {
        return new KindSchema(entry, root, Optional.of(other).filter(text -> !text.isEmpty()));
    }
}
