package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.patch.MergeSchema;
import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.build.kustomize.patch.StrategicMerge;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies a strategic merge patch to objects (kustomize api 0.21.2, resource/resource.go, ApplySmPatch).
 *
 * @param patch the patch
 * @param renames whether it may change the name
 * @param changesKind whether it may change the kind
 * @param schema knows how lists are merged
 */
record MergeStep(Mapping patch, boolean renames, boolean changesKind, MergeSchema schema) {
    /** The one object of the patch's identity, which it may also have had before. */
    int target(Objects objects) {
        ResourceId id = ResourceId.of(patch);
        List<Integer> matches = objects.withAnyId(other -> Scope.same(id, other));
        if (matches.size() == 1) {
            return matches.get(0);
        }
        if (matches.isEmpty()) {
            Failed failed = Failed.because(
                            Cause.PATCH_NO_TARGET,
                            patch.span(),
                            "the patch is for " + id + ", which is not in this build")
                    .about(id);
            String nearest = Spelling.nearest(
                    id.toString(),
                    objects.items().stream()
                            .map(item -> item.originalId().toString())
                            .toList());
            throw nearest == null ? failed : failed.hint("did you mean " + nearest + "?");
        }
        throw Failed.because(
                        Cause.PATCH_AMBIGUOUS_TARGET,
                        patch.span(),
                        "the patch fits " + matches.size() + " objects: " + id)
                .related(Objects.nameOf(objects.get(matches.get(0))), "one of them")
                .related(Objects.nameOf(objects.get(matches.get(1))), "another one")
                .about(id);
    }

    /** The object as patched; its root is empty if the patch deletes it. */
    Item patched(Item item, Notices notices) {
        return patched(item, patch, notices);
    }

    /**
     * The object as patched when the patch does not name it but selects it: kustomize then gives the patch the API version of
     * the object, null if it has none, and rewrites labels and annotations as texts, which makes a text of a null.
     */
    Item patchedAsSelected(Item item, Notices notices) {
        Mapping adapted = textual(textual(patch, "labels"), "annotations");
        Node apiVersion = item.root().value("apiVersion");
        if (apiVersion != null) {
            return patched(item, adapted.with("apiVersion", apiVersion), notices);
        }
        Item patched = patched(item, adapted.without("apiVersion"), notices);
        Scalar none = Scalar.of("", Scalar.Kind.NULL, patch.origin());
        return patched.root().isEmpty() ? patched : patched.with(patched.root().with("apiVersion", none));
    }

    private static Mapping textual(Mapping patch, String field) {
        Mapping texts = field.equals("labels") ? Metadata.labels(patch) : Metadata.annotations(patch);
        return Metadata.with(patch, field, texts);
    }

    private Item patched(Item item, Mapping with, Notices notices) {
        Item before = renames || changesKind ? item.remembered() : item;
        Mapping merged;
        try {
            merged = StrategicMerge.merge(item.root(), with, schema);
        } catch (PatchRejected rejected) {
            throw PatchSource.failed(rejected).about(item.id());
        }
        if (merged == null || merged.isEmpty()) {
            return before.with(new Mapping(List.of(), item.root().origin()));
        }
        new MergeLosses(ResourceId.of(item.root()), notices).note(item.root(), with, merged);
        Mapping kept = changesKind ? merged : keep(merged, "kind", item.root().value("kind"));
        kept = renames
                ? kept
                : named(kept, "name", item.root().at("metadata.name").orElse(null));
        return before.with(
                named(kept, "namespace", item.root().at("metadata.namespace").orElse(null)));
    }

    private static Mapping keep(Mapping root, String field, @Nullable Node value) {
        return value == null ? root : root.with(field, value);
    }

    private static Mapping named(Mapping root, String field, @Nullable Node value) {
        boolean none = value == null
                || (value instanceof Scalar scalar && scalar.text().isEmpty());
        return Metadata.with(root, field, none ? null : value);
    }
}
