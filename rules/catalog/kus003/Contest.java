package kus003;

import dev.sluice.finding.Severity;
import dev.sluice.model.Knowledge;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two renderings of one object by two Kustomizations.
 *
 * @param first the one of the Kustomization that is built first
 * @param second the other one
 */
record Contest(Resource first, Resource second) {
    private static final String SSA = "kustomize.toolkit.fluxcd.io/ssa";

    /** The labels by which Flux knows whose an object is. */
    private static final List<String> OWNER =
            List.of("kustomize.toolkit.fluxcd.io/name", "kustomize.toolkit.fluxcd.io/namespace");

    /** The Kustomizations that contend, as {@code namespace/name}. */
    record Owners(String first, String second) {}

    Owners owners() {
        return new Owners(first.owner(), second.owner());
    }

    /** All contests of a cluster, Kustomizations that are suspended or apply to another cluster left out. */
    static Stream<Contest> in(View view) {
        Map<ResourceId, List<Resource>> byId = new LinkedHashMap<>();
        view.builds().stream()
                .filter(build -> !build.kustomization().isSuspended())
                .flatMap(build -> build.resources().stream())
                .filter(resource -> isKnown(resource.id()) && !yields(resource))
                .forEach(resource -> byId.computeIfAbsent(resource.id().unversioned(), id -> new ArrayList<>())
                        .add(resource));
        return byId.values().stream()
                .filter(all -> all.size() > 1)
                .flatMap(all -> IntStream.range(1, all.size()).mapToObj(i -> new Contest(all.get(0), all.get(i))))
                .filter(one -> !one.first().owner().equals(one.second().owner())
                        && target(view, one.first()).equals(target(view, one.second())));
    }

    private static boolean isKnown(ResourceId id) {
        return !Knowledge.isTemplated(id.namespace()) && !Knowledge.isTemplated(id.name());
    }

    /** Whether Flux leaves the object alone once it is there, or altogether. */
    private static boolean yields(Resource resource) {
        return resource.at("metadata.annotations")
                .map(annotations -> annotations.child(SSA))
                .filter(Scalar.class::isInstance)
                .map(value -> ((Scalar) value).text())
                .filter(value -> value.equalsIgnoreCase("IfNotPresent") || value.equalsIgnoreCase("Ignore"))
                .isPresent();
    }

    /** The object in which a Kustomization finds the cluster that it applies to; empty for its own cluster. */
    private static Optional<String> target(View view, Resource resource) {
        return view.build(resource.owner())
                .map(KustomizationBuild::kustomization)
                .flatMap(kustomization -> Stream.of(
                                "spec.kubeConfig.secretRef.name", "spec.kubeConfig.configMapRef.name")
                        .flatMap(field -> kustomization.resource().text(field).stream())
                        .findFirst()
                        .map(name -> kustomization.namespace() + "/" + name));
    }

    /** An error if the renderings differ; a Namespace that is the same in both is commonly shared. */
    Severity severity() {
        if (!content(first).sameValue(content(second))) {
            return Severity.ERROR;
        }
        return first.id().is("", "Namespace") ? Severity.INFO : Severity.WARNING;
    }

    /** An object without the labels of its owner. */
    private static Mapping content(Resource resource) {
        Mapping root = resource.root();
        if (!(root.value("metadata") instanceof Mapping metadata)
                || !(metadata.value("labels") instanceof Mapping labels)) {
            return root;
        }
        List<Mapping.Entry> kept = labels.entries().stream()
                .filter(entry -> !OWNER.contains(entry.name()))
                .toList();
        Node others = labels.withEntries(kept);
        return root.with("metadata", kept.isEmpty() ? metadata.without("labels") : metadata.with("labels", others));
    }
}
