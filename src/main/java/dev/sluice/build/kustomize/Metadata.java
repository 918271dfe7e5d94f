package dev.sluice.build.kustomize;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Mapping.Entry;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and changes the {@code metadata} of an object. */
final class Metadata {
    private Metadata() {}

    static Mapping labels(Mapping root) {
        return map(root, "labels");
    }

    static Mapping annotations(Mapping root) {
        return map(root, "annotations");
    }

    /** The text of an annotation; null if there is none. */
    static @Nullable String annotation(Mapping root, String key) {
        return annotations(root).value(key) instanceof Scalar scalar ? scalar.text() : null;
    }

    /** The object with a field of its metadata set; null or an empty mapping removes the field. */
    static Mapping with(Mapping root, String field, @Nullable Node value) {
        Mapping metadata = root.value("metadata") instanceof Mapping mapping
                ? mapping
                : new Mapping(List.of(), value == null ? root.origin() : value.origin());
        boolean gone = value == null || (value instanceof Mapping mapping && mapping.isEmpty());
        if (gone && !metadata.has(field)) {
            return root;
        }
        Mapping changed = gone || value == null ? metadata.without(field) : metadata.with(field, value);
        return root.with("metadata", changed);
    }

    /** The object with an annotation set. */
    static Mapping annotated(Mapping root, String key, Scalar value) {
        return with(root, "annotations", annotations(root).with(key, value));
    }

    /** The object without an annotation; a list of annotations that becomes empty goes with it. */
    static Mapping unannotated(Mapping root, String key) {
        return annotations(root).has(key)
                ? with(root, "annotations", annotations(root).without(key))
                : root;
    }

    private static Mapping map(Mapping root, String field) {
        Node metadata = root.value("metadata");
        Node found = metadata == null ? null : metadata.child(field);
        return found instanceof Mapping mapping ? texts(mapping) : new Mapping(List.of(), root.origin());
    }

    /** kustomize writes both maps back as texts whenever it touches them. */
    private static Mapping texts(Mapping mapping) {
        return mapping.withEntries(
                mapping.entries().stream().map(Metadata::text).toList());
    }

    private static Entry text(Entry entry) {
        return entry.value() instanceof Scalar scalar && scalar.kind() != Scalar.Kind.STRING
                ? entry.withValue(
                        new Scalar(scalar.text(), Scalar.Kind.STRING, scalar.style(), scalar.origin(), scalar.sealed()))
                : entry;
    }
}
