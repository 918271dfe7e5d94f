package dev.sluice.build.kustomize;

import dev.sluice.model.Fault;
import dev.sluice.text.RepoPath;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a build came to.
 *
 * @param state how far it got
 * @param items the objects in order; empty unless built
 * @param faults what went wrong or was left out first, then what kustomize passes over in silence
 * @param filesRead every file that was read, kustomization files included
 */
public record Result(State state, List<Item> items, List<Fault> faults, SortedSet<RepoPath> filesRead) {
    /** How far a build got. */
    public enum State {
        /** The objects are all that kustomize puts out. */
        BUILT,
        /** It needs something outside the repository: nothing can be said about its objects. */
        UNRESOLVED,
        /** kustomize fails; the faults say why. */
        FAILED
    }

    public Result {
        items = List.copyOf(items);
        faults = List.copyOf(faults);
        filesRead = Collections.unmodifiableSortedSet(new TreeSet<>(filesRead));
    }
}
