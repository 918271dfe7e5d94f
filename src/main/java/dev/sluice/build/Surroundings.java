package dev.sluice.build;

import dev.sluice.build.substitution.Variable;
import dev.sluice.model.Remotes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * What a build uses that is not in the repository.
 *
 * @param threads where Kustomizations are built side by side
 * @param remotes where remote bases come from
 * @param variables values for post-build substitution that stand above all others
 */
record Surroundings(Executor threads, Remotes remotes, SortedMap<String, Variable> variables) {
    Surroundings {
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }

    static Surroundings of(Executor threads, Remotes remotes) {
        return new Surroundings(threads, remotes, new TreeMap<>());
    }

    /** With a value for each of these variables. */
    Surroundings with(SortedMap<String, Variable> others) {
        return new Surroundings(threads, remotes, others);
    }
}
