package dev.sluice;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every option of every shell, already checked.
 *
 * @param repository the directory that is linted: the root of the repository
 * @param snapshot which state of it
 * @param clusters entry directories of the views to look at; empty for all
 * @param keys files with secret keys: armoured OpenPGP secret keys, age identities
 * @param passphrase for keys that need one; never printed
 * @param threads how many threads to use, at least 1
 * @param failOn from which severity on the exit code is 1
 * @param network where things that are fetched from the network are kept; empty if the network is not used
 * @param variables values for post-build substitution that stand above those of the repository
 * @param sources other repositories that sources of the clusters lead to
 */
public record Settings(
        Path repository,
        Snapshot snapshot,
        List<String> clusters,
        List<Path> keys,
        Optional<Passphrase> passphrase,
        int threads,
        FailOn failOn,
        Optional<Path> network,
        SortedMap<String, String> variables,
        List<Source> sources) {
    public Settings {
        clusters = List.copyOf(clusters);
        sources = List.copyOf(sources);
        keys = List.copyOf(keys);
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }

    /** The settings without any option: the working tree, all views, no keys. */
    public static Settings of(Path repository, int threads) {
        return new Settings(
                repository,
                Snapshot.WORKING_TREE,
                List.of(),
                List.of(),
                Optional.empty(),
                threads,
                FailOn.ERROR,
                Optional.empty(),
                new TreeMap<>(),
                List.of());
    }

    /** The same for another repository. */
    public Settings in(Path other) {
        return new Settings(other, snapshot, clusters, keys, passphrase, threads, failOn, network, variables, sources);
    }

    public Settings with(Snapshot other) {
        return new Settings(
                repository, other, clusters, keys, passphrase, threads, failOn, network, variables, sources);
    }

    public Settings withKeys(List<Path> others, Optional<Passphrase> words) {
        return new Settings(
                repository, snapshot, clusters, others, words, threads, failOn, network, variables, sources);
    }

    public Settings withClusters(List<String> others) {
        return new Settings(
                repository, snapshot, others, keys, passphrase, threads, failOn, network, variables, sources);
    }

    public Settings with(FailOn other) {
        return new Settings(
                repository, snapshot, clusters, keys, passphrase, threads, other, network, variables, sources);
    }

    /** With the use of the network, and a directory in which what is fetched is kept. */
    public Settings withNetwork(Optional<Path> cache) {
        return new Settings(
                repository, snapshot, clusters, keys, passphrase, threads, failOn, cache, variables, sources);
    }

    /** With values for post-build substitution. */
    public Settings withVariables(SortedMap<String, String> others) {
        return new Settings(
                repository, snapshot, clusters, keys, passphrase, threads, failOn, network, others, sources);
    }

    /** With the directories of other repositories. */
    public Settings withSources(List<Source> others) {
        return new Settings(
                repository, snapshot, clusters, keys, passphrase, threads, failOn, network, variables, others);
    }

    /**
     * Where the files of a source are that is another repository.
     *
     * @param kind the kind of the source, such as {@code GitRepository}
     * @param namespace its namespace
     * @param name its name
     * @param directory the root of its files
     */
    public record Source(String kind, String namespace, String name, Path directory) {}

    /** Which state of the repository is looked at. */
    public sealed interface Snapshot {
        Snapshot WORKING_TREE = new WorkingTree();

        /** The files on disk. */
        record WorkingTree() implements Snapshot {}

        /** What the next commit would hold. */
        record Index() implements Snapshot {}

        /** A commit, branch or tag, in any spelling that git resolves to one. */
        record At(String revision) implements Snapshot {}
    }

    /** From which severity on a run fails. */
    public enum FailOn {
        ERROR,
        WARNING,
        INFO,
        NEVER
    }

    /** The words that open a secret key. */
    public static final class Passphrase {
        private final char[] words;

        public Passphrase(char[] words) {
            this.words = words.clone();
        }

        /** The words. Only the decrypt stage may ask for them. */
        public char[] reveal() {
            return words.clone();
        }

        @Override
        public String toString() {
            return "Passphrase[…]";
        }
    }
}
