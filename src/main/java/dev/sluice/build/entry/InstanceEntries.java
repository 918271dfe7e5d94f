package dev.sluice.build.entry;

import dev.sluice.model.FluxKustomization;
import dev.sluice.model.Plain;
import dev.sluice.model.Resource;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlFile;
import java.util.Optional;
import java.util.stream.Stream;

/** Entry points of Flux Operator: {@code spec.sync} of a FluxInstance, or of the chart that makes one. */
final class InstanceEntries {
    private static final String OPERATOR_GROUP = "fluxcd.controlplane.io";
    private static final String HELM_GROUP = "helm.toolkit.fluxcd.io";
    private static final String CHART = "flux-instance";

    private final Plain plain;

    InstanceEntries(Plain plain) {
        this.plain = plain;
    }

    Stream<Entry> find() {
        return plain.yaml().values().stream().flatMap(this::in);
    }

    private Stream<Entry> in(YamlFile file) {
        return file.documents().stream()
                .filter(Mapping.class::isInstance)
                .map(document -> Resource.of((Mapping) document, ""))
                .flatMap(object -> sync(object).flatMap(sync -> entry(file.path(), object, sync)).stream());
    }

    private static Optional<Node> sync(Resource object) {
        if (object.id().is(OPERATOR_GROUP, "FluxInstance")) {
            return object.at("spec.sync");
        }
        boolean chart = object.id().is(HELM_GROUP, "HelmRelease")
                && Stream.of("spec.chartRef.name", "spec.chart.spec.chart")
                        .flatMap(path -> object.text(path).stream())
                        .anyMatch(name -> name.contains(CHART));
        return chart ? object.at("spec.values.instance.sync") : Optional.empty();
    }

    private Optional<Entry> entry(RepoPath file, Resource object, Node sync) {
        Implied implied = new Implied(sync.origin());
        String namespace = object.text("spec.targetNamespace")
                .or(() -> object.text("metadata.namespace"))
                .orElse(Implied.FLUX_SYSTEM);
        String name = sync.text("name").orElse(namespace);
        FluxKustomization root = implied.root(
                namespace,
                name,
                sync.at("path").orElse(implied.text("")),
                implied.source(sync.text("kind").orElse("GitRepository"), namespace, name));
        return Optional.of(Entry.of(root, file, sync.text("url"))).filter(entry -> isHere(entry, sync));
    }

    /** An instance may sync another repository, whose entry point this one then is not. */
    private boolean isHere(Entry entry, Node sync) {
        boolean ours = entry.url().stream()
                .anyMatch(url -> plain.tree().remotes().stream().anyMatch(remote -> RepositoryUrl.same(remote, url)));
        RepoPath directory = entry.directory();
        return ours
                || (sync.text("path").isPresent()
                        && !directory.equals(RepoPath.ROOT)
                        && plain.tree().isDirectory(directory));
    }
}
