package dev.sluice.build.flux;

import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of a cluster by name, the version left out. */
public final class Catalog {
    public static final Catalog EMPTY = new Catalog(Map.of());

    private final Map<ResourceId, List<Resource>> byId;

    private Catalog(Map<ResourceId, List<Resource>> byId) {
        this.byId = byId;
    }

    /** What some Kustomizations render for their own cluster. */
    public static Catalog of(Collection<KustomizationBuild> builds) {
        return of(builds.stream()
                .filter(build -> !build.kustomization().isRemote())
                .flatMap(build -> build.resources().stream()));
    }

    /** Some objects. */
    public static Catalog of(Stream<Resource> objects) {
        Map<ResourceId, List<Resource>> byId = new HashMap<>();
        objects.forEach(object -> byId.merge(bare(object.id()), List.of(object), Catalog::joined));
        return new Catalog(byId);
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    /** The object of a name. */
    public Optional<Resource> find(ResourceId id) {
        return byId.getOrDefault(bare(id), List.of()).stream().findFirst();
    }

    /** The objects of a group and kind, in order. */
    public Stream<Resource> all(String group, String kind) {
        return byId.values().stream()
                .map(same -> same.get(0))
                .filter(object -> object.id().is(group, kind))
                .sorted(Comparator.comparing(Resource::id));
    }

    /** The object if another Kustomization than this one renders it. */
    public Optional<Resource> findOutside(String owner, ResourceId id) {
        return byId.getOrDefault(bare(id), List.of()).stream()
                .filter(resource -> !resource.owner().equals(owner))
                .findFirst();
    }

    private static List<Resource> joined(List<Resource> some, List<Resource> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static ResourceId bare(ResourceId id) {
        return new ResourceId(id.group(), "", id.kind(), id.namespace(), id.name());
    }
}
