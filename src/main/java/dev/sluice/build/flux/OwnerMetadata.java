package dev.sluice.build.flux;

import dev.sluice.model.FluxKustomization;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The labels by which Flux knows its objects, and the metadata that a Kustomization sets on all of them, in that order. */
final class OwnerMetadata {
    private final FluxKustomization kustomization;

    OwnerMetadata(FluxKustomization kustomization) {
        this.kustomization = kustomization;
    }

    Mapping on(Mapping root) {
        Mapping labelled = set(root, "labels", FluxKustomization.GROUP + "/name", owner(kustomization.name()));
        labelled = set(labelled, "labels", FluxKustomization.GROUP + "/namespace", owner(kustomization.namespace()));
        return common(common(labelled, "labels"), "annotations");
    }

    private Mapping common(Mapping root, String holder) {
        Mapping changed = root;
        if (kustomization.resource().at("spec.commonMetadata." + holder).orElse(null) instanceof Mapping wanted) {
            for (Mapping.Entry entry : wanted.entries()) {
                if (entry.value() instanceof Scalar value) {
                    changed = set(changed, holder, entry.name(), value);
                }
            }
        }
        return changed;
    }

    private Scalar owner(String text) {
        return Scalar.string(text, new Origin.Written(kustomization.resource().span()));
    }

    private static Mapping set(Mapping root, String holder, String key, Scalar value) {
        Mapping metadata =
                root.child("metadata") instanceof Mapping found ? found : new Mapping(List.of(), value.origin());
        Mapping pairs =
                metadata.child(holder) instanceof Mapping found ? found : new Mapping(List.of(), value.origin());
        Node before = pairs.value(key);
        return root.with("metadata", metadata.with(holder, pairs.with(key, transformed(value, before))));
    }

    private static Scalar transformed(Scalar value, @Nullable Node before) {
        return value.withOrigin(
                new Origin.Transformed("commonMetadata", value.span(), before == null ? null : before.origin()));
    }
}
