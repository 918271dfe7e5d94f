package dev.sluice.model;

import dev.sluice.text.RepoPath;
import java.util.SortedSet;

/** Where a build gets what lies outside the repository. Asking twice gives the same answer; several threads may ask. */
public interface Remotes {
    /** Uses no network. */
    Remotes NONE = new Remotes() {
        @Override
        public Fetched<Checkout> repository(GitAddress address) {
            return offline();
        }

        @Override
        public Fetched<byte[]> file(String url) {
            return offline();
        }

        private <T> Fetched<T> offline() {
            return new Fetched.Unknown<>(
                    "is remote and was not fetched",
                    "fetch it with --allow-network to have it checked, or keep a copy in the repository",
                    false);
        }
    };

    /** The files of a repository at the revision of an address. */
    Fetched<Checkout> repository(GitAddress address);

    /** Whether {@link #repository} needs no network for an address. */
    default boolean holds(GitAddress address) {
        return false;
    }

    /** What an http or https URL leads to. */
    Fetched<byte[]> file(String url);

    /**
     * The files of a commit.
     *
     * @param tree the regular files
     * @param links symbolic links, which are not followed, and submodules, which are not fetched
     */
    record Checkout(Tree tree, SortedSet<RepoPath> links) {}
}
