package dev.sluice.model;

import dev.sluice.text.RepoPath;
import java.util.Optional;

/**
 * A Flux Kustomization: the object, not the file.
 *
 * @param resource the object as its parent renders it
 * @param source identity of the source that {@code spec.sourceRef} names; version empty
 * @param path {@code spec.path} resolved in the artifact as Flux's secure join does
 */
public record FluxKustomization(Resource resource, ResourceId source, RepoPath path) {
    /** The API group of Flux Kustomizations. */
    public static final String GROUP = "kustomize.toolkit.fluxcd.io";

    /** {@code namespace/name}: unique inside a view. */
    public String key() {
        return resource.id().namespace() + "/" + resource.id().name();
    }

    public String namespace() {
        return resource.id().namespace();
    }

    public String name() {
        return resource.id().name();
    }

    public Optional<String> targetNamespace() {
        return resource.text("spec.targetNamespace");
    }

    public boolean isSuspended() {
        return isTrue("spec.suspend");
    }

    /** Whether {@code spec.decryption} is set, so that Flux opens what is encrypted. */
    public boolean decrypts() {
        return resource.at("spec.decryption").isPresent();
    }

    /** Whether a boolean field of the object is true. */
    public boolean isTrue(String field) {
        return resource.text(field)
                .filter(text -> text.equalsIgnoreCase("true"))
                .isPresent();
    }

    @Override
    public String toString() {
        return "Kustomization " + key();
    }
}
