package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.patch.JsonPatch;
import dev.sluice.build.kustomize.patch.MergeSchema;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry of {@code patches}: either kind of patch (kustomize api 0.21.2, internal/builtins/PatchTransformer.go). */
final class PatchStep implements Step {
    private final Span span;
    private final List<MergeStep> merges;
    private final @Nullable JsonPatch operations;
    private final Optional<Target> target;

    private PatchStep(Span span, List<MergeStep> merges, @Nullable JsonPatch operations, Optional<Target> target) {
        this.span = span;
        this.merges = merges;
        this.operations = operations;
        this.target = target;
    }

    /** Reads a decoded entry. */
    static PatchStep of(Mapping entry, Directory directory, MergeSchema schema) {
        PatchSource source = source(entry, directory);
        Optional<Target> target = Target.of(entry.value("target"));
        Failed notObjects;
        List<Item> objects;
        try {
            objects = source.objects();
            notObjects = null;
        } catch (Failed failed) {
            objects = List.of();
            notObjects = failed;
        }
        JsonPatch operations;
        Failed notOperations;
        try {
            operations = source.operations();
            notOperations = null;
        } catch (Failed failed) {
            operations = null;
            notOperations = failed;
        }
        if (notObjects != null && notOperations != null) {
            throw unreadable(source, notObjects, notOperations);
        }
        boolean renames =
                entry.text("options.allowNameChange").filter("true"::equals).isPresent();
        boolean changesKind =
                entry.text("options.allowKindChange").filter("true"::equals).isPresent();
        List<MergeStep> merges = objects.stream()
                .map(item -> new MergeStep(item.root(), renames, changesKind, schema))
                .toList();
        return new PatchStep(source.span(), merges, notObjects == null ? null : operations, target);
    }

    private static PatchSource source(Mapping entry, Directory directory) {
        Scalar path = KustomizationFile.text(entry, "path");
        Scalar patch = KustomizationFile.text(entry, "patch");
        boolean inline = patch != null && !patch.text().isBlank();
        if (inline && path != null) {
            throw Failed.because(Cause.PATCH_INVALID, entry.span(), "both \"patch\" and \"path\" are given")
                    .hint("keep one of them");
        }
        if (patch != null && inline) {
            return PatchSource.inline(patch, directory.files());
        }
        if (path == null) {
            throw Failed.because(Cause.PATCH_INVALID, entry.span(), "neither \"patch\" nor \"path\" is given");
        }
        return PatchSource.file(path, directory);
    }

    private static Failed unreadable(PatchSource source, Failed notObjects, Failed notOperations) {
        Span place = source.yaml().rejections().isEmpty()
                ? notObjects.fault().span()
                : notOperations.fault().span();
        return Failed.because(Cause.PATCH_INVALID, place, "this is neither a strategic merge patch nor a JSON patch")
                .related(source.span(), "used as a patch here")
                .hint(sentence(notObjects) + "; " + sentence(notOperations));
    }

    private static String sentence(Failed failed) {
        String detail = failed.fault().detail();
        return detail.substring(detail.indexOf(": ") + 2);
    }

    @Override
    public void apply(Objects objects, Notices notices) {
        if (operations != null) {
            applyOperations(objects, operations, notices);
        } else if (target.isPresent()) {
            applySelecting(objects, target.get(), notices);
        } else {
            for (MergeStep merge : merges) {
                int index = merge.target(objects);
                objects.set(index, merge.patched(objects.get(index), notices));
            }
        }
    }

    private void applySelecting(Objects objects, Target selected, Notices notices) {
        if (merges.size() > 1) {
            throw Failed.because(
                            Cause.PATCH_INVALID, span, "a patch with a target holds " + merges.size() + " documents")
                    .hint("make an entry of each document, or take out the target");
        }
        for (MergeStep merge : merges) {
            List<Integer> indexes = selected.indexes(objects, notices);
            indexes.forEach(index -> objects.set(index, merge.patchedAsSelected(objects.get(index), notices)));
            objects.dropEmpty();
            objects.reset(objects.items());
        }
    }

    private void applyOperations(Objects objects, JsonPatch patch, Notices notices) {
        Target selected =
                target.orElseThrow(() -> Failed.because(Cause.PATCH_INVALID, span, "a JSON patch needs a target")
                        .hint("add \"target\" with the kind and name of the objects to change"));
        for (int index : selected.indexes(objects, notices)) {
            Item item = objects.get(index).remembered();
            objects.set(index, item.with(OperationsStep.applied(patch, item)));
        }
    }
}
