package dev.sluice.build;

import dev.sluice.build.artifact.Artifact;
import dev.sluice.build.substitution.Variable;
import dev.sluice.model.Remotes;
import dev.sluice.model.ResourceId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * What a build uses that is not in the repository.
 *
 * @param threads where Kustomizations are built side by side
 * @param remotes where remote bases come from
 * @param variables values for post-build substitution that stand above all others
 * @param sources the files of sources that are other repositories
 */
record Surroundings(
        Executor threads, Remotes remotes, SortedMap<String, Variable> variables, Map<ResourceId, Artifact> sources) {
    Surroundings {
        sources = Map.copyOf(sources);
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }

    static Surroundings of(Executor threads, Remotes remotes) {
        return new Surroundings(threads, remotes, new TreeMap<>(), Map.of());
    }

    /** With a value for each of these variables. */
    Surroundings with(SortedMap<String, Variable> others) {
        return new Surroundings(threads, remotes, others, sources);
    }

    /** With the files of a source. */
    Surroundings with(ResourceId source, Artifact files) {
        Map<ResourceId, Artifact> more = new HashMap<>(sources);
        more.put(source.unversioned(), files);
        return new Surroundings(threads, remotes, variables, more);
    }
}
