package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.patch.MergeSchema;
import dev.sluice.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;

/** All of {@code patchesStrategicMerge} (kustomize api 0.21.2, internal/builtins/PatchStrategicMergeTransformer.go). */
final class StrategicMergeStep implements Step {
    private final List<MergeStep> merges;

    private StrategicMergeStep(List<MergeStep> merges) {
        this.merges = merges;
    }

    /**
     * Reads patches.
     *
     * @param sources each a path or the text of a patch
     * @param texts each the text of a patch
     */
    static StrategicMergeStep of(List<Scalar> sources, List<Scalar> texts, Directory directory, MergeSchema schema) {
        List<MergeStep> merges = new ArrayList<>();
        for (Scalar source : sources) {
            add(objects(source, directory), merges, schema);
        }
        for (Scalar text : texts) {
            add(PatchSource.inline(text, directory.files()).objects(), merges, schema);
        }
        if (merges.isEmpty()) {
            List<Scalar> all = sources.isEmpty() ? texts : sources;
            throw Failed.because(Cause.PATCH_INVALID, all.get(0).span(), "the patch is empty");
        }
        return new StrategicMergeStep(merges);
    }

    private static List<Item> objects(Scalar source, Directory directory) {
        try {
            return PatchSource.inline(source, directory.files()).objects();
        } catch (Failed notInline) {
            return PatchSource.file(source, directory).objects();
        }
    }

    private static void add(List<Item> patches, List<MergeStep> merges, MergeSchema schema) {
        patches.forEach(item -> merges.add(new MergeStep(item.root(), false, false, schema)));
    }

    @Override
    public void apply(Objects objects, Notices notices) {
        for (MergeStep merge : merges) {
            int index = merge.target(objects);
            objects.set(index, merge.patchedAsSelected(objects.get(index), notices));
            objects.dropEmpty();
            objects.reset(objects.items());
        }
    }
}
