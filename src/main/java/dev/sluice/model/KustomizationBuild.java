package dev.sluice.model;

import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Sequence;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a Flux Kustomization would apply.
 *
 * @param kustomization the Flux Kustomization
 * @param parent key of the Kustomization that renders it; empty for the root of the view
 * @param state how far the build got
 * @param resources the objects in the order in which kustomize puts them out; empty unless built
 * @param files every file that the build read
 * @param faults what went wrong or was left out
 */
public record KustomizationBuild(
        FluxKustomization kustomization,
        Optional<String> parent,
        State state,
        List<Resource> resources,
        SortedSet<RepoPath> files,
        List<Fault> faults) {
    /** How far a build got. */
    public enum State {
        /** The resources are all that Flux would apply. */
        BUILT,
        /** It needs something outside the repository, such as a remote base: nothing can be said about its objects. */
        UNRESOLVED,
        /** Its source is not this repository. */
        EXTERNAL,
        /** It fails, here and in the cluster; the faults say why. */
        FAILED
    }

    public KustomizationBuild {
        resources = List.copyOf(resources);
        files = Collections.unmodifiableSortedSet(new TreeSet<>(files));
        faults = List.copyOf(faults);
    }

    /** Whether a file that was read holds a place. */
    public boolean reads(Span place) {
        return files.contains(place.path());
    }

    /** Whether the Kustomization itself is written at a place, in part. */
    public boolean states(Span place) {
        return holds(kustomization.resource().root(), place);
    }

    private static boolean holds(Node node, Span place) {
        boolean inside = node instanceof Mapping mapping
                ? mapping.entries().stream().anyMatch(entry -> holds(entry.value(), place))
                : node instanceof Sequence sequence && sequence.items().stream().anyMatch(item -> holds(item, place));
        return inside || node.span().equals(place);
    }

    /** See {@link FluxKustomization#key}. */
    public String key() {
        return kustomization.key();
    }
}
