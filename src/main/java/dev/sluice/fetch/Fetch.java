package dev.sluice.fetch;

import dev.sluice.Settings;
import dev.sluice.Stage;
import dev.sluice.Trouble;
import dev.sluice.model.Ignored;
import dev.sluice.model.Revision;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.model.artifact.SourceIgnore;
import dev.sluice.text.RepoPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The first stage: reads the repository in the state that the settings name, and applies the rules by which Flux's source
 * controller makes an artifact of it. Throws {@link Trouble} if the directory, the index or the revision cannot be read.
 */
public final class Fetch implements Stage<Settings, Tree> {
    @Override
    public Tree run(Settings settings) {
        Path root = settings.repository().toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            throw new Trouble("there is no directory " + settings.repository() + "; name the root of the repository");
        }
        Optional<GitRepository> around = GitRepository.around(root);
        try {
            return read(settings.snapshot(), root, around);
        } finally {
            around.ifPresent(GitRepository::close);
        }
    }

    private static Tree read(Settings.Snapshot snapshot, Path root, Optional<GitRepository> around) {
        List<String> remotes = around.map(GitRepository::remotes).orElse(List.of());
        Supplier<Trouble> notGit =
                () -> new Trouble(root + " is not in a git repository, so it has no index or revisions");
        if (snapshot instanceof Settings.Snapshot.At at) {
            GitRepository git = around.orElseThrow(notGit);
            String commit = git.commit(at.revision());
            return artifact(new Revision(at.revision(), Optional.of(commit)), git.at(commit), remotes);
        }
        Optional<String> head = around.flatMap(GitRepository::head);
        if (snapshot instanceof Settings.Snapshot.Index) {
            return artifact(
                    new Revision("index", head), around.orElseThrow(notGit).index(), remotes);
        }
        Listing files =
                new WorkingTree(root, around.map(git -> git.outside(root)).orElse(path -> false)).list();
        return artifact(new Revision("working tree", head), files, remotes);
    }

    private static Tree artifact(Revision revision, Listing listing, List<String> remotes) {
        SourceIgnore ignore = SourceIgnore.of(listing.files(), "");
        SortedMap<RepoPath, SourceFile> files = new TreeMap<>();
        SortedMap<RepoPath, Ignored> ignored = new TreeMap<>();
        for (SourceFile file : listing.files()) {
            ignore.reason(file.path())
                    .ifPresentOrElse(
                            reason -> ignored.put(file.path(), new Ignored(file, reason)),
                            () -> files.put(file.path(), file));
        }
        return new Tree(
                revision,
                files,
                ignored,
                remotes,
                listing.faults().stream()
                        .filter(fault -> files.containsKey(fault.span().path()))
                        .toList());
    }
}
