package dev.sluice.fetch;

import dev.sluice.model.Remotes.Checkout;
import dev.sluice.model.Revision;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads the files of a commit that somebody else made: within bounds, and without leaving them by a link. */
final class CommitFiles {
    /** Far more than a repository of manifests holds, and little enough for the heap. */
    private static final long MAX_BYTES = 256L << 20;

    private static final int MAX_FILES = 200_000;

    /** A link is no longer than a path. */
    private static final int MAX_LINK = 4096;

    private final Repository git;
    private final boolean submodules;
    private final SortedMap<RepoPath, SourceFile> files = new TreeMap<>();
    private final SortedMap<RepoPath, String> links = new TreeMap<>();
    private final SortedSet<RepoPath> unseen = new TreeSet<>();
    private long bytes;

    private CommitFiles(Repository git, boolean submodules) {
        this.git = git;
        this.submodules = submodules;
    }

    /** Says that a repository is larger than anything that is worth reading. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message);
        }
    }

    /**
     * The files of a commit.
     *
     * @param submodules whether the directories of submodules are unknown rather than empty
     */
    static Checkout read(Repository git, ObjectId commit, boolean submodules) throws IOException {
        CommitFiles reading = new CommitFiles(git, submodules);
        try (RevWalk commits = new RevWalk(git);
                TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(commits.parseCommit(commit).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                reading.add(walk.getPathString(), walk.getFileMode(), walk.getObjectId(0));
            }
        }
        reading.follow();
        Revision revision = new Revision(commit.name(), Optional.of(commit.name()));
        return new Checkout(new Tree(revision, reading.files, new TreeMap<>(), List.of(), List.of()), reading.unseen);
    }

    private void add(String name, FileMode mode, ObjectId id) throws IOException {
        Optional<RepoPath> path = RepoPath.parse(name).filter(own -> own.value().equals(name));
        if (path.isEmpty()) {
            return;
        }
        if (mode.equals(FileMode.GITLINK) && submodules) {
            unseen.add(path.get());
        } else if (mode.equals(FileMode.SYMLINK)) {
            ObjectLoader blob = git.open(id, Constants.OBJ_BLOB);
            links.put(
                    path.get(),
                    blob.getSize() > MAX_LINK ? "" : new String(blob.getCachedBytes(), StandardCharsets.UTF_8));
        } else if (mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE)) {
            addFile(path.get(), git.open(id, Constants.OBJ_BLOB));
        }
    }

    private void addFile(RepoPath path, ObjectLoader blob) throws IOException {
        boolean held = Sizes.holds(path, blob.getSize());
        bytes += held ? blob.getSize() : 0;
        if (bytes > MAX_BYTES || files.size() >= MAX_FILES) {
            throw new TooLarge("it holds more than " + (MAX_BYTES >> 20) + " MiB or " + MAX_FILES + " files");
        }
        files.put(path, held ? new SourceFile(path, blob.getBytes()) : SourceFile.withoutContent(path, blob.getSize()));
    }

    /** Puts in the place of each link what it leads to, if that is in the repository; a link to a link stays unseen. */
    private void follow() {
        SortedMap<RepoPath, SourceFile> written = new TreeMap<>(files);
        links.forEach((link, text) -> {
            Optional<RepoPath> target = text.isEmpty() || text.startsWith("/")
                    ? Optional.empty()
                    : link.parent().resolve(text);
            int before = files.size();
            target.ifPresent(path -> written.tailMap(path).entrySet().stream()
                    .takeWhile(file -> file.getKey().value().startsWith(path.value()))
                    .filter(file -> file.getKey().isIn(path))
                    .limit(MAX_FILES - (long) files.size())
                    .forEach(file -> alias(link, path, file)));
            if (files.size() == before) {
                unseen.add(link);
            }
        });
    }

    private void alias(RepoPath link, RepoPath target, Map.Entry<RepoPath, SourceFile> file) {
        RepoPath path = RepoPath.of(
                link.value() + file.getKey().value().substring(target.value().length()));
        SourceFile original = file.getValue();
        files.put(
                path,
                original.hasContent()
                        ? new SourceFile(path, original.bytes())
                        : SourceFile.withoutContent(path, original.size()));
    }
}
