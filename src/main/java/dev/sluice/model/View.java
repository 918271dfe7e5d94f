package dev.sluice.model;

import dev.sluice.text.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that one cluster would get: the Flux Kustomizations found from one entry point and everything they render. */
public final class View {
    private final String name;
    private final RepoPath entry;
    private final List<KustomizationBuild> builds;
    private final List<Reference> references;
    private final FluxProfile profile;
    private final Map<ResourceId, Plain> files;
    private final Map<String, List<Resource>> byGroupAndKind = new HashMap<>();
    private final Map<String, KustomizationBuild> byKey = new HashMap<>();

    /**
     * @param name short name, such as {@code staging}
     * @param entry the directory that the entry point syncs, such as {@code clusters/staging}
     * @param builds one per Flux Kustomization, parents before children
     * @param references every reference that an object of the view states
     */
    public View(String name, RepoPath entry, List<KustomizationBuild> builds, List<Reference> references) {
        this.name = name;
        this.entry = entry;
        this.builds = List.copyOf(builds);
        this.references = List.copyOf(references);
        this.profile = FluxProfile.UNKNOWN;
        this.files = Map.of();
        for (KustomizationBuild build : builds) {
            byKey.put(build.key(), build);
            for (Resource resource : build.resources()) {
                byGroupAndKind
                        .computeIfAbsent(
                                groupAndKind(
                                        resource.id().group(), resource.id().kind()),
                                key -> new ArrayList<>())
                        .add(resource);
            }
        }
    }

    private View(View view, FluxProfile profile, Map<ResourceId, Plain> files) {
        this.name = view.name;
        this.entry = view.entry;
        this.builds = view.builds;
        this.references = view.references;
        this.profile = profile;
        this.files = Map.copyOf(files);
        byKey.putAll(view.byKey);
        byGroupAndKind.putAll(view.byGroupAndKind);
    }

    /** The same in a cluster that runs a certain Flux. */
    public View with(FluxProfile other) {
        return new View(this, other, files);
    }

    /** The same with the files of sources, by their identity without version. */
    public View with(Map<ResourceId, Plain> others) {
        return new View(this, profile, others);
    }

    /** The files of a source that a release takes its chart from; empty if they are not at hand. */
    public Optional<Plain> files(ResourceId source) {
        return Optional.ofNullable(files.get(source.unversioned()));
    }

    public String name() {
        return name;
    }

    public RepoPath entry() {
        return entry;
    }

    /** Which Flux the cluster runs, as far as the repository tells. */
    public FluxProfile profile() {
        return profile;
    }

    public List<KustomizationBuild> builds() {
        return builds;
    }

    /** The build of a Flux Kustomization by {@code namespace/name}. */
    public Optional<KustomizationBuild> build(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Every rendered object, Kustomization by Kustomization. */
    public Stream<Resource> resources() {
        return builds.stream().flatMap(build -> build.resources().stream());
    }

    /** The objects of a group and kind, any version, in rendered order. */
    public List<Resource> resources(String group, String kind) {
        return List.copyOf(byGroupAndKind.getOrDefault(groupAndKind(group, kind), List.of()));
    }

    /** The object that an identity names, whatever its version. */
    public Optional<Resource> find(ResourceId id) {
        return resources(id.group(), id.kind()).stream()
                .filter(resource -> resource.id().sameObject(id))
                .findFirst();
    }

    /**
     * Whether the view has the object: rendered, or implied by its entry point, as the root Kustomization and the source of it
     * are when no manifest shows them.
     */
    public boolean defines(ResourceId id) {
        return find(id).isPresent() || builds.stream().anyMatch(build -> implies(build, id));
    }

    private static boolean implies(KustomizationBuild build, ResourceId id) {
        FluxKustomization root = build.kustomization();
        return build.parent().isEmpty()
                && (root.resource().id().sameObject(id) || root.source().sameObject(id));
    }

    /** What the view has in the place of an object that it does not have. */
    public Lookalikes lookalikes(ResourceId id) {
        return new Lookalikes(this, id);
    }

    public Stream<Reference> references(Reference.Kind kind) {
        return references.stream().filter(reference -> reference.kind() == kind);
    }

    /** Whether every Kustomization of the view was built, so that what is not found is not there. */
    public boolean isComplete() {
        return builds.stream().allMatch(build -> build.state() == KustomizationBuild.State.BUILT);
    }

    @Override
    public String toString() {
        return "View[" + name + ", " + builds.size() + " Kustomizations]";
    }

    private static String groupAndKind(String group, String kind) {
        return group + "/" + kind;
    }
}
