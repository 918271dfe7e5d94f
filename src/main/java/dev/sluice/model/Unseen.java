package dev.sluice.model;

import dev.sluice.yaml.Sequence;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a view cannot show though it may exist: no rule may fire on its absence. */
final class Unseen {
    private static final String HELM = "helm.toolkit.fluxcd.io";
    private static final String FLUX_GROUPS = "toolkit.fluxcd.io";

    /** Charts whose very purpose is to install Flux's own objects. */
    private static final Set<String> FLUX_CHARTS = Set.of("flux2-sync", "flux-instance");

    /** Sources of a team's own charts, which may install anything; published charts bring no Flux objects. */
    private static final Set<String> OWN_CHARTS = Set.of("GitRepository", "Bucket");

    private final Plain plain;
    private final View view;

    Unseen(Plain plain, View view) {
        this.plain = plain;
        this.view = view;
    }

    /** Whether something other than {@code asker} may bring the object into the cluster. */
    boolean mayHold(ResourceId id, ResourceId asker) {
        return (!view.isComplete() && (!view.lookalikes(id).areThere() || isWritten(id)))
                || !view.resources("fluxcd.controlplane.io", "ResourceSet").isEmpty()
                || releases(asker).anyMatch(release -> installs(release, id))
                || generators().anyMatch(generator -> generates(generator, id));
    }

    /** Whether a manifest that the view does not show has the object, in whatever namespace it may end up. */
    private boolean isWritten(ResourceId id) {
        return written()
                .anyMatch(written ->
                        written.is(id.group(), id.kind()) && written.name().equals(id.name()));
    }

    /** The objects of the manifests that no Kustomization of the view was built from. */
    Stream<ResourceId> written() {
        return plain.yaml().values().stream()
                .filter(file -> view.builds().stream()
                        .noneMatch(build -> build.state() == KustomizationBuild.State.BUILT
                                && build.files().contains(file.path())))
                .flatMap(file -> file.documents().stream())
                .map(ResourceId::of);
    }

    private Stream<Resource> releases(ResourceId asker) {
        return view.resources(HELM, "HelmRelease").stream()
                .filter(release -> !release.id().sameObject(asker));
    }

    private static boolean installs(Resource release, ResourceId id) {
        String namespace =
                release.text("spec.targetNamespace").orElse(release.id().namespace());
        boolean there = id.namespace().isEmpty() || id.namespace().equals(namespace);
        return there && (!id.group().endsWith(FLUX_GROUPS) || mayInstallFluxObjects(release));
    }

    private static boolean mayInstallFluxObjects(Resource release) {
        Optional<String> chart = release.text("spec.chart.spec.chart");
        Optional<String> source =
                release.text("spec.chart.spec.sourceRef.kind").or(() -> release.text("spec.chartRef.kind"));
        return chart.filter(FLUX_CHARTS::contains).isPresent()
                || source.filter(OWN_CHARTS::contains).isPresent();
    }

    private Stream<Resource> generators() {
        return view.resources("source.extensions.fluxcd.io", "ArtifactGenerator").stream();
    }

    /** A generator that goes by directories makes artifacts whose names only these tell. */
    private static boolean generates(Resource generator, ResourceId id) {
        return id.kind().equals("ExternalArtifact")
                && generator.id().namespace().equals(id.namespace())
                && (generator.at("spec.pathPattern").isPresent() || isNamed(generator, id.name()));
    }

    private static boolean isNamed(Resource generator, String artifact) {
        return generator.at("spec.artifacts").orElse(null) instanceof Sequence list
                && list.items().stream()
                        .anyMatch(item -> item.text("name")
                                .filter(name -> name.equals(artifact) || Knowledge.isTemplated(name))
                                .isPresent());
    }
}
