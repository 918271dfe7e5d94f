package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.field.Replacements;
import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies {@code replacements} (kustomize api 0.21.2, internal/builtins/ReplacementTransformer.go).
 *
 * @param replacements decoded replacements, those of files included
 */
record ReplacementStep(List<Mapping> replacements) implements Step {
    private static final String SHAPE = "Replacement";

    /** Reads decoded entries, which may name files. */
    static ReplacementStep of(List<Mapping> entries, Directory directory) {
        List<Mapping> all = new ArrayList<>();
        for (Mapping entry : entries) {
            Scalar path = KustomizationFile.text(entry, "path");
            if (path == null) {
                all.add(entry);
            } else if (entry.has("source")
                    || !KustomizationFile.items(entry, "targets").isEmpty()) {
                throw Failed.because(
                        Cause.REPLACEMENT_INVALID, entry.span(), "both \"path\" and a replacement are given");
            } else {
                all.addAll(read(path, directory));
            }
        }
        return new ReplacementStep(all);
    }

    private static List<Mapping> read(Scalar path, Directory directory) {
        YamlFile yaml = directory.files().yaml(directory.file(path));
        Manifests.refuseUnreadable(yaml);
        Node root = yaml.documents().isEmpty() ? null : yaml.documents().get(0);
        Decoder decoder = Decoder.ofFiles();
        if (root instanceof Sequence list) {
            return list.items().stream()
                    .map(item -> decoder.decode(item, SHAPE))
                    .toList();
        }
        if (root instanceof Mapping mapping) {
            return List.of(decoder.decode(mapping, SHAPE));
        }
        throw Failed.because(Cause.REPLACEMENT_INVALID, path.span(), "the file holds no replacement");
    }

    @Override
    public void apply(Objects objects, Notices notices) {
        List<Replacements.Subject> subjects = objects.items().stream()
                .map(item -> new Replacements.Subject(item.root(), item.formerIds()))
                .toList();
        try {
            List<Mapping> replaced =
                    Replacements.apply(replacements, subjects, ReplacementStep::located, matches(notices));
            for (int i = 0; i < replaced.size(); i++) {
                objects.set(i, objects.get(i).with(replaced.get(i)));
            }
        } catch (PatchRejected rejected) {
            throw PatchSource.failed(rejected);
        }
    }

    private static Replacements.Matches matches(Notices notices) {
        return (select, any) -> {
            if (any) {
                notices.withEffect(FaultKind.REPLACEMENT_UNMATCHED, select.span());
            } else {
                notices.withoutEffect(Fault.of(
                        FaultKind.REPLACEMENT_UNMATCHED,
                        select.span(),
                        "no object here fits this target, so the replacement changes nothing"));
            }
        };
    }

    private static ResourceId located(ResourceId id) {
        return new ResourceId(id.group(), id.version(), id.kind(), Scope.namespace(id), id.name());
    }
}
