package dev.sluice.build.flux;

import dev.sluice.model.Fault;
import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import java.util.List;
import java.util.Set;

/**
 * The objects of a Kustomization before substitution.
 *
 * @param state how far the build got
 * @param objects the objects in order; empty unless built
 * @param files the files that were read
 * @param faults what went wrong
 */
public record RawBuild(State state, List<Mapping> objects, Set<RepoPath> files, List<Fault> faults) {
    /** Nothing to apply, which Flux takes for success. */
    static final RawBuild EMPTY = new RawBuild(State.BUILT, List.of(), Set.of(), List.of());

    /** The source is not here. */
    public static final RawBuild EXTERNAL = new RawBuild(State.EXTERNAL, List.of(), Set.of(), List.of());

    /** Something that is needed to build it is not known. */
    static final RawBuild UNRESOLVED = new RawBuild(State.UNRESOLVED, List.of(), Set.of(), List.of());

    public RawBuild {
        objects = List.copyOf(objects);
        files = Set.copyOf(files);
        faults = List.copyOf(faults);
    }

    /** A build that failed. */
    public static RawBuild failed(List<Fault> faults) {
        return new RawBuild(State.FAILED, List.of(), Set.of(), faults);
    }
}
