package dev.sluice.fetch;

import dev.sluice.Trouble;
import dev.sluice.model.Fault;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A git repository around a directory, read without a git binary and without the user's git configuration. */
final class GitRepository implements AutoCloseable {
    private final Repository git;
    private final String prefix;

    private GitRepository(Repository git, String prefix) {
        this.git = git;
        this.prefix = prefix;
    }

    /** The repository that holds a directory; empty if there is none. */
    static Optional<GitRepository> around(Path directory) {
        QuietSystem.install();
        try {
            Path root = directory.toRealPath();
            FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(root.toFile());
            if (builder.getGitDir() == null) {
                return Optional.empty();
            }
            Repository git = builder.setMustExist(true).build();
            if (git.isBare()) {
                return Optional.of(new GitRepository(git, ""));
            }
            String below = git.getWorkTree()
                    .toPath()
                    .toRealPath()
                    .relativize(root)
                    .toString()
                    .replace('\\', '/');
            return Optional.of(new GitRepository(git, below.isEmpty() ? "" : below + "/"));
        } catch (IOException e) {
            throw new Trouble("cannot open the git repository around " + directory + ": " + e.getMessage(), e);
        }
    }

    /** The URLs of its remotes. */
    List<String> remotes() {
        return git.getConfig().getSubsections("remote").stream()
                .map(name -> git.getConfig().getString("remote", name, "url"))
                .filter(url -> url != null && !url.isBlank())
                .sorted()
                .toList();
    }

    /** The commit that HEAD is at; empty before the first commit. */
    Optional<String> head() {
        try {
            return Optional.ofNullable(git.resolve(Constants.HEAD)).map(ObjectId::name);
        } catch (IOException e) {
            throw new Trouble("cannot read HEAD of " + git.getDirectory() + ": " + e.getMessage(), e);
        }
    }

    /** What {@code git add --all} would leave out: ignored and not tracked. */
    Predicate<RepoPath> outside(Path root) {
        Set<String> tracked = tracked();
        GitIgnore ignore =
                new GitIgnore(git.getWorkTree().toPath(), git.getDirectory().toPath());
        return path -> {
            String full = prefix + path.value();
            return !tracked.contains(full) && ignore.isIgnored(full, Files.isDirectory(root.resolve(path.value())));
        };
    }

    /** The files of the index. */
    Listing index() {
        Reading reading = new Reading();
        DirCache index = readIndex();
        for (int i = 0; i < index.getEntryCount(); i++) {
            DirCacheEntry entry = index.getEntry(i);
            if (entry.getStage() == DirCacheEntry.STAGE_0
                    && entry.getPathString().startsWith(prefix)) {
                reading.add(entry.getPathString(), entry.getFileMode(), entry.getObjectId());
            }
        }
        return reading.listing();
    }

    /** The id of the commit that a revision names. */
    String commit(String revision) {
        try {
            ObjectId id = git.resolve(revision + "^{commit}");
            if (id == null) {
                throw new Trouble(
                        "revision \"" + revision + "\" is not in the repository; fetch it, or check its spelling");
            }
            return id.name();
        } catch (IOException | org.eclipse.jgit.errors.RevisionSyntaxException e) {
            throw new Trouble("cannot resolve revision \"" + revision + "\": " + e.getMessage(), e);
        }
    }

    /** The files of a commit. */
    Listing at(String commit) {
        Reading reading = new Reading();
        try (RevWalk commits = new RevWalk(git);
                TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(commits.parseCommit(ObjectId.fromString(commit)).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                if (walk.getPathString().startsWith(prefix)) {
                    reading.add(walk.getPathString(), walk.getFileMode(), walk.getObjectId(0));
                }
            }
        } catch (IOException e) {
            throw new Trouble("cannot read commit " + commit + ": " + e.getMessage(), e);
        }
        return reading.listing();
    }

    /**
     * The content of one file of a commit; empty if the commit has no such file.
     *
     * @param name the file as seen from the directory that the repository was found around
     */
    Optional<byte[]> content(String commit, String name) {
        try (RevWalk commits = new RevWalk(git);
                TreeWalk walk = TreeWalk.forPath(
                        git,
                        prefix + name,
                        commits.parseCommit(ObjectId.fromString(commit)).getTree())) {
            return walk == null
                    ? Optional.empty()
                    : Optional.of(git.open(walk.getObjectId(0)).getBytes());
        } catch (IOException e) {
            throw new Trouble("cannot read commit " + commit + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        git.close();
    }

    private DirCache readIndex() {
        try {
            return git.readDirCache();
        } catch (IOException e) {
            throw new Trouble("cannot read the git index of " + git.getDirectory() + ": " + e.getMessage(), e);
        }
    }

    /** Every tracked file and the directories above it. */
    private Set<String> tracked() {
        Set<String> paths = new HashSet<>();
        DirCache index = readIndex();
        for (int i = 0; i < index.getEntryCount(); i++) {
            String path = index.getEntry(i).getPathString();
            while (paths.add(path) && path.indexOf('/') >= 0) {
                path = path.substring(0, path.lastIndexOf('/'));
            }
        }
        return paths;
    }

    /** Collects regular files out of the object database. */
    private final class Reading {
        private final List<SourceFile> files = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();

        void add(String path, FileMode mode, ObjectId id) {
            if (!FileMode.REGULAR_FILE.equals(mode) && !FileMode.EXECUTABLE_FILE.equals(mode)) {
                return;
            }
            RepoPath inside = RepoPath.of(path.substring(prefix.length()));
            try {
                ObjectLoader blob = git.open(id, Constants.OBJ_BLOB);
                if (Sizes.holds(inside, blob.getSize())) {
                    files.add(new SourceFile(inside, blob.getBytes()));
                    return;
                }
                files.add(SourceFile.withoutContent(inside, blob.getSize()));
                if (Sizes.isManifest(inside)) {
                    faults.add(Sizes.tooLarge(inside, blob.getSize()));
                }
            } catch (IOException e) {
                throw new Trouble("cannot read " + path + " from the git repository: " + e.getMessage(), e);
            }
        }

        Listing listing() {
            return new Listing(List.copyOf(files), List.copyOf(faults));
        }
    }
}
