package dev.sluice.model;

import dev.sluice.text.RepoPath;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files that Flux's source controller would see, and what was left out on the way.
 *
 * @param revision what state of the repository this is
 * @param files the regular files, by path
 * @param ignored files that exist but are not in the artifact
 * @param remotes URLs of the repository's git remotes
 * @param faults what could not be read
 */
public record Tree(
        Revision revision,
        SortedMap<RepoPath, SourceFile> files,
        SortedMap<RepoPath, Ignored> ignored,
        List<String> remotes,
        List<Fault> faults) {
    public Tree {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        ignored = Collections.unmodifiableSortedMap(new TreeMap<>(ignored));
        remotes = List.copyOf(remotes);
        faults = List.copyOf(faults);
    }

    /** A file of the repository, whether it is in the artifact or not. */
    public Optional<SourceFile> anyFile(RepoPath path) {
        return file(path).or(() -> Optional.ofNullable(ignored.get(path)).map(Ignored::file));
    }

    /** The file of the artifact at a path. */
    public Optional<SourceFile> file(RepoPath path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Whether a file lies in or below the directory. The root is always a directory. */
    public boolean isDirectory(RepoPath directory) {
        if (directory.equals(RepoPath.ROOT)) {
            return true;
        }
        @Nullable RepoPath first = firstFrom(directory.value() + "/");
        return first != null && first.isIn(directory);
    }

    /** The files in and below a directory, in order. */
    public SortedMap<RepoPath, SourceFile> below(RepoPath directory) {
        if (directory.equals(RepoPath.ROOT)) {
            return files;
        }
        // "0" is the character after "/", so that this range holds exactly what starts with the directory and a slash.
        return files.subMap(new RepoPath(directory.value() + "/\0"), new RepoPath(directory.value() + "0"));
    }

    /** The names of the files and directories in a directory. */
    public SortedSet<String> children(RepoPath directory) {
        int start = directory.equals(RepoPath.ROOT) ? 0 : directory.value().length() + 1;
        SortedSet<String> names = new TreeSet<>();
        below(directory)
                .keySet()
                .forEach(path -> names.add(path.value().substring(start).split("/", 2)[0]));
        return names;
    }

    /** The same files as they lie in a directory of that path. */
    public Tree in(RepoPath directory) {
        SortedMap<RepoPath, SourceFile> moved = new TreeMap<>();
        files.values().forEach(file -> {
            RepoPath path = directory.resolveClamped(file.path().value());
            moved.put(path, file.at(path));
        });
        SortedMap<RepoPath, Ignored> left = new TreeMap<>();
        ignored.values().forEach(one -> {
            RepoPath path = directory.resolveClamped(one.file().path().value());
            left.put(path, new Ignored(one.file().at(path), one.reason()));
        });
        return new Tree(revision, moved, left, remotes, List.of());
    }

    private @Nullable RepoPath firstFrom(String prefix) {
        SortedMap<RepoPath, SourceFile> rest = files.tailMap(new RepoPath(prefix + "\0"));
        return rest.isEmpty() ? null : rest.firstKey();
    }
}
