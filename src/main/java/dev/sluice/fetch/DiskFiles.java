package dev.sluice.fetch;

import dev.sluice.Trouble;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files below a directory of the disk, each read when it is asked for and then kept. Nothing is listed, and neither git
 * nor its ignore files are asked. Links are followed, as kustomize does (kyaml 0.21.2, filesys/fsondisk.go).
 */
public final class DiskFiles {
    private final Path root;
    private final Map<RepoPath, Optional<SourceFile>> read = new ConcurrentHashMap<>();
    private volatile @Nullable Path outside;

    /**
     * The files below a directory.
     *
     * @param root an existing directory, see {@link #real}
     */
    public DiskFiles(Path root) {
        this.root = real(root);
    }

    /** A directory without links in its path. Throws {@link Trouble} if it is not there. */
    public static Path real(Path directory) {
        if (!Files.isDirectory(directory)) {
            String what = Files.exists(directory) ? " is a file, not a directory" : " does not exist";
            throw new Trouble("the directory \"" + directory + "\"" + what);
        }
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw new Trouble("cannot read the directory " + directory + ": " + e.getMessage(), e);
        }
    }

    /** The path of a file or directory below the root. */
    public RepoPath inside(Path path) {
        return RepoPath.of(root.relativize(path).toString().replace('\\', '/'));
    }

    /**
     * Where a name leads from a directory: dots are taken away first and links followed then, so that {@code ..} behind a link
     * does not leave the link's target. What is not there keeps its name. Empty if it leads out of the root.
     */
    public Optional<RepoPath> resolve(RepoPath directory, String name) {
        try {
            Path named = root.resolve(directory.value()).resolve(name).normalize();
            Path found = Files.exists(named) ? named.toRealPath() : named;
            if (found.startsWith(root)) {
                return Optional.of(inside(found));
            }
            if (Files.exists(found)) {
                outside = found;
            }
            return Optional.empty();
        } catch (IOException | InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    /** Something that a name led to although it lies out of the root; empty if there was none. */
    public Optional<Path> outside() {
        return Optional.ofNullable(outside);
    }

    /**
     * The regular file at a path of {@link #resolve}. Throws {@link Trouble} if it is there but cannot be read, or is larger than
     * anything that a build could need.
     */
    public Optional<SourceFile> file(RepoPath path) {
        return read.computeIfAbsent(path, this::read);
    }

    /** Whether there is a directory at a path of {@link #resolve}. */
    public boolean isDirectory(RepoPath path) {
        return Files.isDirectory(root.resolve(path.value()));
    }

    private Optional<SourceFile> read(RepoPath path) {
        Path file = root.resolve(path.value());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            long size = Files.size(file);
            if (!Sizes.holds(path, size)) {
                throw new Trouble("cannot read " + file + ": " + (size >> 20) + " MiB are too large for a build");
            }
            return Optional.of(new SourceFile(path, Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new Trouble("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
