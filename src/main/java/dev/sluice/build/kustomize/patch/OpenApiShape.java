package dev.sluice.build.kustomize.patch;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shape read from a schema of an OpenAPI v2 document. It looks a field up only when asked, as definitions may refer to
 * each other in circles.
 *
 * @param schema the schema, references followed
 * @param definitions all schemas by name
 * @param builtIn types that win over definitions of their name and stand in for missing ones, null for none
 */
record OpenApiShape(
        Mapping schema, Node definitions, @Nullable MergeTable builtIn) implements MergeShape {
    private static final String REFERENCE = "#/definitions/";
    private static final int MOST_REFERENCES = 100;

    /** The shapes of the kinds that the definitions of a document name. */
    static Map<String, MergeShape> byKind(Node openApi, @Nullable MergeTable builtIn) {
        Map<String, MergeShape> byKind = new HashMap<>();
        if (openApi.child("definitions") instanceof Mapping definitions) {
            for (Mapping.Entry definition : definitions.entries()) {
                if (definition.value() instanceof Mapping schema
                        && schema.value("x-kubernetes-group-version-kind") instanceof Sequence kinds) {
                    MergeShape shape = new OpenApiShape(schema, definitions, builtIn);
                    kinds.items().forEach(kind -> byKind.put(kindKey(kind), shape));
                }
            }
        }
        return Map.copyOf(byKind);
    }

    private static String kindKey(Node kind) {
        String group = kind.text("group").orElse("");
        String version = kind.text("version").orElse("");
        return MergeSchema.key(
                group.isEmpty() ? version : group + "/" + version,
                kind.text("kind").orElse(""));
    }

    @Override
    public @Nullable MergeShape field(String name) {
        Node properties = schema.value("properties");
        Node field = properties == null ? null : properties.child(name);
        return shape(field != null ? field : schema.value("additionalProperties"));
    }

    @Override
    public @Nullable MergeShape items() {
        return schema.text("type").filter("array"::equals).isPresent() ? shape(schema.value("items")) : null;
    }

    @Override
    public @Nullable List<String> mergeKeys() {
        String strategies = text("x-kubernetes-patch-strategy");
        if (strategies == null || !Arrays.asList(strategies.split(",")).contains("merge")) {
            return null;
        }
        if (schema.value("x-kubernetes-list-map-keys") instanceof Sequence keys) {
            return keys.items().stream()
                    .filter(Scalar.class::isInstance)
                    .map(key -> ((Scalar) key).text())
                    .toList();
        }
        String key = text("x-kubernetes-patch-merge-key");
        return key == null ? List.of() : List.of(key);
    }

    private @Nullable MergeShape shape(@Nullable Node found) {
        Node at = found;
        for (int followed = 0; followed < MOST_REFERENCES && at instanceof Mapping mapping; followed++) {
            if (!(mapping.value("$ref") instanceof Scalar reference)) {
                return new OpenApiShape(mapping, definitions, builtIn);
            }
            String name =
                    reference.text().startsWith(REFERENCE) ? reference.text().substring(REFERENCE.length()) : "";
            MergeShape known = builtIn != null && name.startsWith("io.k8s.")
                    ? builtIn.type(name.substring(name.lastIndexOf('.') + 1))
                    : null;
            if (known != null) {
                return known;
            }
            at = definitions.child(name);
        }
        return null;
    }

    private @Nullable String text(String key) {
        return schema.value(key) instanceof Scalar scalar ? scalar.text() : null;
    }
}
