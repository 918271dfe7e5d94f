package dev.sluice.model;

import dev.sluice.text.RepoPath;
import java.util.Optional;

/**
 * A Flux Kustomization: the object, not the file.
 *
 * @param resource the object as its parent renders it
 * @param source identity of the source that {@code spec.sourceRef} names; version empty
 * @param path {@code spec.path} resolved in the artifact as Flux's secure join does
 * @param implied whether no manifest holds the object: it stands for one that was made by hand or by Flux Operator
 */
public record FluxKustomization(Resource resource, ResourceId source, RepoPath path, boolean implied) {
    /** The API group of Flux Kustomizations. */
    public static final String GROUP = "kustomize.toolkit.fluxcd.io";

    /** The API group of sources. */
    public static final String SOURCE_GROUP = "source.toolkit.fluxcd.io";

    /** A Kustomization that a manifest holds. */
    public FluxKustomization(Resource resource, ResourceId source, RepoPath path) {
        this(resource, source, path, false);
    }

    /** Reads what the object says; what is missing is empty, and a source without namespace is in the object's own. */
    public static FluxKustomization of(Resource resource, boolean implied) {
        ResourceId source = new ResourceId(
                SOURCE_GROUP,
                "",
                resource.text("spec.sourceRef.kind").orElse(""),
                resource.text("spec.sourceRef.namespace").orElse(resource.id().namespace()),
                resource.text("spec.sourceRef.name").orElse(""));
        RepoPath path = RepoPath.ROOT.resolveClamped(resource.text("spec.path").orElse(""));
        return new FluxKustomization(resource, source, path, implied);
    }

    /** Whether an object is a Flux Kustomization. */
    public static boolean isOne(ResourceId id) {
        return id.is(GROUP, "Kustomization");
    }

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

    /** Whether {@code spec.kubeConfig} sends the objects to another cluster. */
    public boolean isRemote() {
        return resource.at("spec.kubeConfig").isPresent();
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
