package dev.sluice.model;

import dev.sluice.text.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a view has instead of an object that it does not have: what was probably meant. */
public final class Lookalikes {
    /** Kinds that are named in the same fields, so that people take one for another. */
    private static final List<Set<String>> CONFUSED = List.of(
            Set.of("GitRepository", "OCIRepository", "HelmRepository", "HelmChart", "Bucket", "ExternalArtifact"),
            Set.of("Kustomization", "HelmRelease"));

    private final View view;
    private final ResourceId id;

    Lookalikes(View view, ResourceId id) {
        this.view = view;
        this.id = id;
    }

    /** Whether the view has anything that may have been meant. */
    boolean areThere() {
        return !elsewhere().isEmpty()
                || ofOtherKind().isPresent()
                || nearestName().isPresent();
    }

    /** The objects of the same kind and name in other namespaces. */
    public List<Resource> elsewhere() {
        return sameKind()
                .filter(resource -> resource.id().name().equals(id.name())
                        && !resource.id().namespace().equals(id.namespace()))
                .toList();
    }

    /** A Flux object of the same namespace and name whose kind is easily taken for the wanted one. */
    public Optional<Resource> ofOtherKind() {
        Set<String> kinds = CONFUSED.stream()
                .filter(group -> group.contains(id.kind()))
                .findFirst()
                .orElse(Set.of());
        return view.resources()
                .filter(resource -> kinds.contains(resource.id().kind())
                        && !resource.id().kind().equals(id.kind())
                        && resource.id().group().endsWith(".toolkit.fluxcd.io")
                        && resource.id().namespace().equals(id.namespace())
                        && resource.id().name().equals(id.name()))
                .findFirst();
    }

    /** The one name in the same namespace that is a typing mistake away. */
    public Optional<String> nearestName() {
        return Nearest.of(
                id.name(),
                sameKind()
                        .filter(resource -> resource.id().namespace().equals(id.namespace()))
                        .map(resource -> resource.id().name())
                        .toList());
    }

    private Stream<Resource> sameKind() {
        return view.resources(id.group(), id.kind()).stream();
    }
}
