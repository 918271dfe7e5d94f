package dev.sluice.build.flux;

import dev.sluice.build.artifact.Artifact;
import dev.sluice.build.artifact.Assembly;
import dev.sluice.build.artifact.Checkouts;
import dev.sluice.build.artifact.Generator;
import dev.sluice.model.FluxKustomization;
import dev.sluice.model.Plain;
import dev.sluice.model.Remotes;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** What the sources of a cluster hold, as far as it comes from this checkout. Not for use by several threads. */
public final class Sources {
    private final Checkouts checkouts;
    private final Root root;
    private final BiPredicate<String, String> sameRepository;
    private final Remotes remotes;
    private final Map<Object, KustomizationRender> renders = new HashMap<>();

    /**
     * The source of the entry point, which is this checkout.
     *
     * @param id its identity
     * @param ref the branch, tag or commit that it follows; empty if that is not known
     * @param ignore its {@code spec.ignore}; empty if it has none or that is not known
     * @param addresses where this repository is reached: URLs of git remotes and of the root's source
     */
    public record Root(ResourceId id, Optional<Node> ref, Optional<String> ignore, List<String> addresses) {
        public Root {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * @param checkouts this repository, and those that sources elsewhere lead to
     * @param sameRepository whether two URLs name one repository
     * @param remotes where remote bases come from
     */
    public Sources(Checkouts checkouts, Root root, BiPredicate<String, String> sameRepository, Remotes remotes) {
        this.checkouts = checkouts;
        this.root = root;
        this.sameRepository = sameRepository;
        this.remotes = remotes;
    }

    /** @param objects what the view renders, as far as it is known */
    public Supply of(FluxKustomization kustomization, Catalog objects) {
        return kustomization.source().name().isEmpty()
                ? held(root.ignore())
                : of(kustomization.source(), objects, new HashSet<>());
    }

    /**
     * The files of a source, if they are at hand.
     *
     * @param objects what the view renders
     */
    public Optional<Plain> files(ResourceId source, Catalog objects) {
        return of(source, objects, new HashSet<>()) instanceof Supply.Held held
                ? Optional.of(held.render().artifact().plain())
                : Optional.empty();
    }

    /** This checkout, whatever the source is. */
    public Supply here() {
        return held(Optional.empty());
    }

    private Supply of(ResourceId source, Catalog objects, Set<ResourceId> above) {
        Optional<Artifact> given = checkouts.given(source);
        if (given.isPresent()) {
            return new Supply.Held(renders.computeIfAbsent(
                    source.unversioned(), key -> new KustomizationRender(given.get(), remotes)));
        }
        Optional<Resource> object = objects.find(source);
        if (source.sameObject(root.id())) {
            return held(object.map(one -> one.text("spec.ignore")).orElse(root.ignore()));
        }
        if (object.isPresent()) {
            return isHere(object.get()) ? held(object.get().text("spec.ignore")) : Supply.ELSEWHERE;
        }
        return source.kind().equals(Generator.ARTIFACT) && above.add(source)
                ? generated(source, objects, above)
                : Supply.UNDEFINED;
    }

    private Supply held(Optional<String> ignore) {
        String patterns = ignore.filter(text -> !text.isBlank()).orElse("");
        return new Supply.Held(renders.computeIfAbsent(
                patterns,
                key -> new KustomizationRender(
                        patterns.isEmpty()
                                ? Artifact.of(checkouts.here())
                                : Artifact.filtered(checkouts.here(), patterns),
                        remotes)));
    }

    private boolean isHere(Resource source) {
        return source.text("spec.url")
                        .filter(url -> root.addresses().stream().anyMatch(address -> sameRepository.test(address, url)))
                        .isPresent()
                && isSameRef(source);
    }

    /** Another branch of the same repository holds other files. */
    private boolean isSameRef(Resource source) {
        Optional<Node> other = source.at("spec.ref");
        return root.ref().isEmpty() || other.isEmpty() || root.ref().get().sameValue(other.get());
    }

    private Supply generated(ResourceId artifact, Catalog objects, Set<ResourceId> above) {
        List<Resource> generators = objects.all(Generator.GROUP, "ArtifactGenerator")
                .filter(object -> object.id().namespace().equals(artifact.namespace()))
                .toList();
        for (Resource object : generators) {
            SortedMap<String, Artifact> held = new TreeMap<>();
            new Generator(object).sources().forEach((alias, source) -> {
                if (of(source, objects, above) instanceof Supply.Held here) {
                    held.put(alias, here.render().artifact());
                }
            });
            Optional<Assembly.Outcome> made = new Generator(object).artifact(artifact.name(), held);
            if (made.isPresent()) {
                return supply(new Made(object, artifact.name(), held), made.get());
            }
        }
        return Supply.UNDEFINED;
    }

    /** What an artifact is made of: as long as that stays, so do the builds from it. */
    private record Made(Resource generator, String name, SortedMap<String, Artifact> sources) {}

    private Supply supply(Made made, Assembly.Outcome outcome) {
        if (!outcome.faults().isEmpty()) {
            return new Supply.Broken(outcome.faults());
        }
        return outcome.artifact()
                .<Supply>map(artifact -> new Supply.Held(
                        renders.computeIfAbsent(made, key -> new KustomizationRender(artifact, remotes))))
                .orElse(Supply.ELSEWHERE);
    }
}
