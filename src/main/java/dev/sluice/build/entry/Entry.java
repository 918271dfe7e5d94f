package dev.sluice.build.entry;

import dev.sluice.model.FluxKustomization;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Node;
import java.util.Optional;

/**
 * Where Flux starts in a cluster.
 *
 * @param root the Kustomization that it starts with
 * @param declared the file that makes this an entry point
 * @param url where the root's source gets the repository from; empty if no manifest says so
 * @param ref which branch, tag or commit that source follows; empty if no manifest says so
 * @param ignore what that source leaves out besides; empty if no manifest says so
 */
public record Entry(
        FluxKustomization root, RepoPath declared, Optional<String> url, Optional<Node> ref, Optional<String> ignore) {
    /** An entry whose source no manifest shows. */
    static Entry of(FluxKustomization root, RepoPath declared, Optional<String> url) {
        return new Entry(root, declared, url, Optional.empty(), Optional.empty());
    }

    /** The directory that the root syncs. */
    public RepoPath directory() {
        return root.path();
    }
}
