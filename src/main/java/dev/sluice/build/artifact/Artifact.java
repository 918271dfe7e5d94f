package dev.sluice.build.artifact;

import dev.sluice.model.Fault;
import dev.sluice.model.Ignored;
import dev.sluice.model.Plain;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.model.artifact.SourceIgnore;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of a source as a Kustomization finds them. Their paths are those in the artifact; every value in them keeps the
 * place in the repository at which it is written.
 */
public final class Artifact {
    private final Plain plain;
    private final Map<RepoPath, Set<RepoPath>> written;

    /**
     * @param plain the files by their path in the artifact
     * @param written where a file comes from that has another path in the repository
     */
    Artifact(Plain plain, Map<RepoPath, Set<RepoPath>> written) {
        this.plain = plain;
        this.written = Map.copyOf(written);
    }

    /** The repository as it is. */
    public static Artifact of(Plain plain) {
        return new Artifact(plain, Map.of());
    }

    /** The repository as a source with {@code spec.ignore} makes it. */
    public static Artifact filtered(Plain plain, String ignore) {
        Tree tree = plain.tree();
        Map<RepoPath, SourceFile> all = new HashMap<>(tree.files());
        tree.ignored().forEach((path, ignored) -> all.put(path, ignored.file()));
        SourceIgnore patterns = SourceIgnore.of(all.values(), ignore);
        SortedMap<RepoPath, SourceFile> files = new TreeMap<>();
        SortedMap<RepoPath, Ignored> ignored = new TreeMap<>();
        all.forEach((path, file) -> patterns.reason(path)
                .ifPresentOrElse(reason -> ignored.put(path, new Ignored(file, reason)), () -> files.put(path, file)));
        Tree filtered = new Tree(tree.revision(), files, ignored, tree.remotes(), tree.faults());
        return of(new Plain(filtered, kept(plain.yaml(), files), plain.sops(), plain.decryptor(), plain.faults()));
    }

    /**
     * A repository of which the files lie in a directory.
     *
     * @param plain the files, all of them below that directory
     */
    public static Artifact below(RepoPath directory, Plain plain) {
        Map<RepoPath, Set<RepoPath>> written = new HashMap<>();
        plain.tree().below(directory).keySet().forEach(path -> written.put(stripped(path, directory), Set.of(path)));
        Tree tree = plain.tree();
        Tree inside = new Tree(
                tree.revision(),
                stripped(tree.files(), directory),
                stripped(tree.ignored(), directory),
                tree.remotes(),
                tree.faults());
        Plain relative = new Plain(
                inside,
                stripped(plain.yaml(), directory),
                stripped(plain.sops(), directory),
                plain.decryptor(),
                plain.faults());
        return new Artifact(relative, written);
    }

    private static <T> SortedMap<RepoPath, T> stripped(Map<RepoPath, T> some, RepoPath directory) {
        SortedMap<RepoPath, T> stripped = new TreeMap<>();
        some.forEach((path, value) -> {
            if (path.isIn(directory) && !path.equals(directory)) {
                stripped.put(stripped(path, directory), value);
            }
        });
        return stripped;
    }

    private static RepoPath stripped(RepoPath path, RepoPath directory) {
        return directory.equals(RepoPath.ROOT)
                ? path
                : RepoPath.of(path.value().substring(directory.value().length()));
    }

    private static <T> SortedMap<RepoPath, T> kept(Map<RepoPath, T> some, Map<RepoPath, SourceFile> files) {
        SortedMap<RepoPath, T> kept = new TreeMap<>(some);
        kept.keySet().retainAll(files.keySet());
        return kept;
    }

    /** The files by their path in the artifact. */
    public Plain plain() {
        return plain;
    }

    /** Where files of the artifact are written in the repository; of several that were merged, all. */
    public SortedSet<RepoPath> written(Set<RepoPath> paths) {
        SortedSet<RepoPath> all = new TreeSet<>();
        paths.forEach(path -> all.addAll(written.getOrDefault(path, Set.of(path))));
        return all;
    }

    /** The same faults, those that speak of a file as a whole naming it by its path in the repository. */
    public List<Fault> written(List<Fault> faults) {
        return written.isEmpty() ? faults : faults.stream().map(this::written).toList();
    }

    private Fault written(Fault fault) {
        RepoPath path = fault.span().path();
        return Stream.of(path)
                .filter(one -> fault.span().equals(Span.startOf(one)) && written.containsKey(one))
                .flatMap(one -> written(Set.of(one)).stream())
                .findFirst()
                .map(source -> fault.at(Span.startOf(source)))
                .orElse(fault);
    }
}
