package dev.sluice.build.kustomize.patch;

import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Node;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows, for the kinds of a Kubernetes API, which lists a strategic merge joins and by which keys. */
public final class MergeSchema {
    private final Map<String, MergeShape> byKind;

    private MergeSchema(Map<String, MergeShape> byKind) {
        this.byKind = byKind;
    }

    /** The kinds that kustomize knows when no {@code openapi} field says otherwise. */
    public static MergeSchema builtIn() {
        return BuiltIn.SCHEMA;
    }

    /** The kinds of an OpenAPI v2 document, to which a kustomization file can point; they stand alone, without the built-in. */
    public static MergeSchema of(Node openApi) {
        return new MergeSchema(OpenApiShape.byKind(openApi, null));
    }

    /**
     * The kinds of an OpenAPI v2 document and the built-in ones, which win where both have one. So it is when a kustomization
     * file points to a document after an object was read whose kind is not {@link #knows built in}.
     */
    public static MergeSchema withBuiltIn(Node openApi) {
        Map<String, MergeShape> both = new HashMap<>(OpenApiShape.byKind(openApi, MergeTable.TABLE));
        both.putAll(MergeTable.TABLE.byKind());
        return new MergeSchema(Map.copyOf(both));
    }

    /** Whether there is a schema for the objects of a kind. */
    public boolean knows(ResourceId id) {
        return shape(id.apiVersion(), id.kind()) != null;
    }

    /** The shape of the objects of a kind, null if the kind is not known: its lists are replaced whole. */
    @Nullable
    MergeShape shape(String apiVersion, String kind) {
        return byKind.get(key(apiVersion, kind));
    }

    static String key(String apiVersion, String kind) {
        return apiVersion + " " + kind;
    }

    private static final class BuiltIn {
        static final MergeSchema SCHEMA = new MergeSchema(MergeTable.TABLE.byKind());
    }
}
