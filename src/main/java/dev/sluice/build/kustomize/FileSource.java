package dev.sluice.build.kustomize;

import dev.sluice.model.Opening;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.YamlFile;
import java.util.Optional;

/** The files that a build may read. Whoever opens secrets before the build gives the view that kustomize would find then. */
public interface FileSource {
    /** A regular file; empty if there is none at that path. */
    Optional<SourceFile> file(RepoPath path);

    /** Whether there is a directory at that path. */
    boolean isDirectory(RepoPath path);

    /**
     * Where a name leads from a directory, whether or not something is there. What a build reads in several ways goes by one
     * path; a source that knows links follows them. Empty if it leads to where nothing may be read.
     */
    default Optional<RepoPath> resolve(RepoPath directory, String name) {
        return name.startsWith("/") ? Optional.empty() : directory.resolve(name);
    }

    /** A file as YAML, whatever its name; empty if there is no file. */
    Optional<YamlFile> yaml(RepoPath path);

    /**
     * Whether Flux would have opened this file in place before the build. Its bytes then stand for {@link #opening}, or for
     * something unknown if no key was at hand.
     */
    default boolean isSealed(RepoPath path) {
        return false;
    }

    /** The plain content of a file that {@link #isSealed}; empty if no key opened it. */
    default Optional<Opening> opening(RepoPath path) {
        return Optional.empty();
    }

    /** What a path is or lies in, if it is something whose content is not known; empty if a missing file is missing. */
    default Optional<RepoPath> unseen(RepoPath path) {
        return Optional.empty();
    }
}
