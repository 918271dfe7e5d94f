package hlm002;

import dev.sluice.model.FaultKind;
import dev.sluice.model.Knowledge;
import dev.sluice.model.Lookalikes;
import dev.sluice.model.Reference;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.model.release.ValuesReference;
import java.util.List;

/** Tells what surely is not there from what someone else may make. */
final class Absence {
    private Absence() {}

    /** Objects without any key, or that are merged into what the cluster has, get theirs from someone else. */
    static boolean ofKey(View view, List<Resource> objects, ValuesReference values) {
        return objects.stream().allMatch(object -> {
            List<String> keys = ValuesReference.keys(object);
            return !keys.isEmpty()
                    && !keys.contains(values.key())
                    && keys.stream().noneMatch(Knowledge::isTemplated)
                    && !isShared(object)
                    && !isMentioned(view, object.id());
        });
    }

    private static boolean isShared(Resource object) {
        return object.at("metadata.annotations")
                .map(annotations -> annotations.child("kustomize.toolkit.fluxcd.io/ssa"))
                .isPresent();
    }

    /** Whether the object is there after all or is told of by another rule. */
    static boolean isExplained(Rendered repo, View view, Reference reference) {
        return isLeftBehind(repo, reference) || isMadeElsewhere(view, reference);
    }

    /** Another rule tells of a reference that keeps the name of an object which the build renamed. */
    private static boolean isLeftBehind(Rendered repo, Reference reference) {
        return repo.faults(FaultKind.REFERENCE_LEFT_BEHIND)
                .anyMatch(fault -> fault.span().equals(reference.node().span()));
    }

    /** Secrets are made by hand or by a controller as a rule: only one that has a lookalike here was meant to be here. */
    private static boolean isMadeElsewhere(View view, Reference reference) {
        ResourceId target = reference.target();
        Lookalikes lookalikes = view.lookalikes(target);
        boolean meant = target.kind().equals("ConfigMap")
                || !lookalikes.elsewhere().isEmpty()
                || lookalikes.nearestName().isPresent();
        return !meant || isMentioned(view, target);
    }

    /** Whether a custom resource names the object: controllers make ConfigMaps and Secrets, or copy them. */
    private static boolean isMentioned(View view, ResourceId target) {
        return view.resources()
                .filter(object -> object.id().group().contains(".")
                        && !object.id().group().endsWith("toolkit.fluxcd.io"))
                .anyMatch(object -> Mention.in(object.root(), target.name()));
    }
}
