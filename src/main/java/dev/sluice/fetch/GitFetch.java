package dev.sluice.fetch;

import dev.sluice.model.Fetched;
import dev.sluice.model.GitAddress;
import dev.sluice.model.Remotes.Checkout;
import dev.sluice.text.UrlSecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Fetches repositories into the cache, within bounds of time and size. */
final class GitFetch {
    /** However long an address says that it may take. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final GitCache cache;
    private final Executor threads;

    GitFetch(GitCache cache, Executor threads) {
        this.cache = cache;
        this.threads = threads;
    }

    /** Whether no network is needed for an address. */
    boolean holds(GitAddress address) {
        return address.isPinned() && cache.find(address, address.revision()).isPresent();
    }

    /** The files of a repository at the revision of an address. */
    Fetched<Checkout> fetch(GitAddress address) {
        QuietSystem.install();
        if (!address.url().matches("(?s)(https?|file)://.*")) {
            return new Fetched.Unknown<>(
                    "is reached by ssh, which is not spoken here",
                    "name it by its https:// URL, or keep a copy in the repository",
                    false);
        }
        try {
            Optional<Path> known = address.isPinned() ? cache.find(address, address.revision()) : Optional.empty();
            return known.isPresent() ? read(known.get(), address.revision(), address) : download(address);
        } catch (CommitFiles.TooLarge tooLarge) {
            return unknown("was not read: " + tooLarge.getMessage(), "keep a copy of what is needed");
        } catch (NoRemoteRepositoryException none) {
            return new Fetched.Absent<>("leads to no git repository and to no file", "correct the URL");
        } catch (IOException failed) {
            return unknown(
                    "could not be fetched: " + reason(failed),
                    "look whether the URL is right and can be reached from here, then run this again");
        }
    }

    private static Fetched<Checkout> unknown(String reason, String hint) {
        return new Fetched.Unknown<>(reason, hint, true);
    }

    private static String reason(IOException failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && cause.getCause() instanceof IOException) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return UrlSecrets.without(message.lines().findFirst().orElse("").strip());
    }

    private Fetched<Checkout> download(GitAddress address) throws IOException {
        Path workspace = cache.workspace();
        try {
            Duration limit = address.timeout().compareTo(LONGEST) > 0 ? LONGEST : address.timeout();
            GitDownload download = new GitDownload(address, workspace, limit, cache);
            Fetched<ObjectId> commit = new Bounded(threads, limit).call(download::run, download::look);
            if (commit instanceof Fetched.Absent<ObjectId> absent) {
                return new Fetched.Absent<>(absent.reason(), absent.hint());
            }
            String id = ((Fetched.Found<ObjectId>) commit).value().name();
            Optional<Path> known = cache.find(address, id);
            return read(known.isPresent() ? known.get() : cache.keep(workspace, address, id), id, address);
        } finally {
            GitCache.discard(workspace);
        }
    }

    private static Fetched<Checkout> read(Path directory, String commit, GitAddress address) throws IOException {
        try (Repository git = new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setBare()
                .setMustExist(true)
                .build()) {
            return new Fetched.Found<>(CommitFiles.read(git, ObjectId.fromString(commit), address.submodules()));
        }
    }
}
