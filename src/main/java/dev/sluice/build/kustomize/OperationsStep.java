package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.Item.Generation;
import dev.sluice.build.kustomize.patch.JsonPatch;
import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Scalar;
import java.util.List;

/** An entry of {@code patchesJson6902} (kustomize api 0.21.2, internal/builtins/PatchJson6902Transformer.go). */
final class OperationsStep implements Step {
    private final JsonPatch patch;
    private final Target target;

    private OperationsStep(JsonPatch patch, Target target) {
        this.patch = patch;
        this.target = target;
    }

    /**
     * Reads a decoded entry.
     *
     * @param inlineField the field that holds an inline patch
     */
    static OperationsStep of(Mapping entry, String inlineField, Directory directory) {
        Span span = entry.span();
        Target target = Target.of(entry.value("target"))
                .filter(Target::hasName)
                .orElseThrow(() -> Failed.because(Cause.PATCH_INVALID, span, "the target has no name"));
        Scalar path = KustomizationFile.text(entry, "path");
        Scalar inline = KustomizationFile.text(entry, inlineField);
        if (path != null && inline != null) {
            throw Failed.because(Cause.PATCH_INVALID, span, "both an inline patch and \"path\" are given")
                    .hint("keep one of them");
        }
        if (path == null && inline == null) {
            throw Failed.because(Cause.PATCH_INVALID, span, "no patch is given");
        }
        PatchSource source = inline != null
                ? PatchSource.inline(inline, directory.files())
                : PatchSource.file(java.util.Objects.requireNonNull(path), directory);
        JsonPatch patch = source.operations();
        if (patch.isEmpty()) {
            throw Failed.because(Cause.PATCH_INVALID, source.span(), "the patch is empty");
        }
        return new OperationsStep(patch, target);
    }

    @Override
    public void apply(Objects objects, Notices notices) {
        for (int index : target.indexes(objects, notices)) {
            Item item = objects.get(index);
            objects.set(index, item.with(applied(patch, item)));
        }
    }

    /**
     * The object as patched. kustomize keeps its own notes as annotations, so that an object it has touched has annotations
     * which a patch may add to. It writes the annotations anew afterwards, and something else in their place is lost.
     */
    static Mapping applied(JsonPatch patch, Item item) {
        boolean noted = !item.former().isEmpty()
                || !item.prefixes().isEmpty()
                || !item.suffixes().isEmpty()
                || !item.generation().equals(Generation.NONE);
        Mapping root = item.root();
        boolean lent = noted && root.at("metadata.annotations").isEmpty();
        if (lent) {
            Mapping metadata = root.value("metadata") instanceof Mapping m ? m : new Mapping(List.of(), root.origin());
            root = root.with("metadata", metadata.with("annotations", new Mapping(List.of(), root.origin())));
        }
        Mapping patched;
        try {
            patched = patch.apply(root);
        } catch (PatchRejected rejected) {
            throw PatchSource.failed(rejected).about(item.id());
        }
        if (patched.at("metadata.annotations")
                .filter(node -> !(node instanceof Mapping))
                .isPresent()) {
            return Metadata.with(patched, "annotations", null);
        }
        boolean empty = patched.at("metadata.annotations")
                .filter(node -> node instanceof Mapping m && m.isEmpty())
                .isPresent();
        return lent && empty ? Metadata.with(patched, "annotations", null) : patched;
    }
}
