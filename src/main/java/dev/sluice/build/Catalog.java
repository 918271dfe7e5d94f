package dev.sluice.build;

import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of a cluster by name, the version left out. */
final class Catalog {
    static final Catalog EMPTY = new Catalog(Map.of());

    private final Map<ResourceId, List<Resource>> byId;

    private Catalog(Map<ResourceId, List<Resource>> byId) {
        this.byId = byId;
    }

    static Catalog of(Collection<KustomizationBuild> builds) {
        Map<ResourceId, List<Resource>> byId = new HashMap<>();
        for (KustomizationBuild build : builds) {
            for (Resource resource : build.resources()) {
                byId.merge(bare(resource.id()), List.of(resource), Catalog::joined);
            }
        }
        return new Catalog(byId);
    }

    Optional<Resource> find(ResourceId id) {
        return byId.getOrDefault(bare(id), List.of()).stream().findFirst();
    }

    /** The object if another Kustomization than this one renders it. */
    Optional<Resource> findOutside(String owner, ResourceId id) {
        return byId.getOrDefault(bare(id), List.of()).stream()
                .filter(resource -> !resource.owner().equals(owner))
                .findFirst();
    }

    private static List<Resource> joined(List<Resource> some, List<Resource> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    private static ResourceId bare(ResourceId id) {
        return new ResourceId(id.group(), "", id.kind(), id.namespace(), id.name());
    }
}
