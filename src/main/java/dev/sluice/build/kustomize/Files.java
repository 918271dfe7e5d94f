package dev.sluice.build.kustomize;

import dev.sluice.model.Opening;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.YamlFile;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files of one build, which remembers what was read. */
final class Files {
    private final FileSource source;
    private final SortedSet<RepoPath> read = new TreeSet<>();

    Files(FileSource source) {
        this.source = source;
    }

    boolean exists(RepoPath path) {
        return source.file(path).isPresent();
    }

    boolean isDirectory(RepoPath path) {
        return source.isDirectory(path);
    }

    /** A file that exists. */
    SourceFile file(RepoPath path) {
        read.add(path);
        return source.file(path).orElseThrow();
    }

    /** A file that exists, as YAML. */
    YamlFile yaml(RepoPath path) {
        read.add(path);
        return source.yaml(path).orElseThrow();
    }

    boolean isSealed(RepoPath path) {
        return source.isSealed(path);
    }

    Optional<Opening> opening(RepoPath path) {
        return source.opening(path);
    }

    SortedSet<RepoPath> read() {
        return Collections.unmodifiableSortedSet(read);
    }
}
