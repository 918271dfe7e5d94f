package dev.sluice.fetch;

import dev.sluice.model.Fetched;
import dev.sluice.model.GitAddress;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.RemoteRepositoryException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jspecify.annotations.Nullable;

/** Fetches one commit of a repository into an empty directory. Nothing that the repository holds is checked out or run. */
final class GitDownload {
    /** The size on disk up to which a repository is taken. */
    private static final long MAX_BYTES = 512L << 20;

    private static final String FETCHED = "refs/heads/fetched";

    /** Where git looks for a short name of a reference, in its order (git 2.50, gitrevisions). */
    private static final List<String> PLACES = List.of("", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/");

    private final GitAddress address;
    private final Path directory;
    private final Duration limit;
    private final GitCache cache;
    private volatile boolean stopped;

    GitDownload(GitAddress address, Path directory, Duration limit, GitCache cache) {
        this.address = address;
        this.directory = directory;
        this.limit = limit;
        this.cache = cache;
    }

    /** Stops the download if it has become too large. */
    void look() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            if (files.mapToLong(file -> file.toFile().length()).sum() > MAX_BYTES) {
                stopped = true;
                throw new CommitFiles.TooLarge("it takes more than " + (MAX_BYTES >> 20) + " MiB");
            }
        } catch (java.io.UncheckedIOException moved) {
            // Files come and go while the download is running; the next look sees them.
            return;
        }
    }

    /** The commit, which is then in the directory or already in the cache. */
    Fetched<ObjectId> run() throws IOException {
        try (Repository git = new FileRepositoryBuilder()
                        .setGitDir(directory.toFile())
                        .setBare()
                        .build();
                Transport transport = Transport.open(git, anonymous())) {
            git.create(true);
            prepare(transport);
            return address.isPinned() ? pinned(git, transport) : named(git, transport);
        } catch (URISyntaxException wrong) {
            return new Fetched.Absent<>("is no URL that git understands", "correct the URL");
        } catch (org.eclipse.jgit.errors.TransportException failed) {
            if (address.isPinned() && failed.getCause() instanceof RemoteRepositoryException) {
                return absent();
            }
            throw failed;
        }
    }

    private URIish anonymous() throws URISyntaxException {
        return new URIish(address.url()).setUser(null).setPass(null);
    }

    private void prepare(Transport transport) throws URISyntaxException {
        URIish uri = new URIish(address.url());
        if (uri.getUser() != null) {
            String password = uri.getPass() == null ? "" : uri.getPass();
            transport.setCredentialsProvider(new UsernamePasswordCredentialsProvider(uri.getUser(), password));
        }
        transport.setTimeout((int) Math.max(1, limit.toSeconds()));
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setDepth(1);
    }

    private Fetched<ObjectId> pinned(Repository git, Transport transport) throws IOException {
        ObjectId id = ObjectId.fromString(address.revision());
        fetch(transport, address.revision());
        return commit(git, id);
    }

    private Fetched<ObjectId> named(Repository git, Transport transport) throws IOException {
        Ref reference = reference(transport);
        if (reference == null || reference.getObjectId() == null) {
            return absent();
        }
        ObjectId peeled = reference.getPeeledObjectId();
        ObjectId id = peeled == null ? reference.getObjectId() : peeled;
        if (cache.find(address, id.name()).isPresent()) {
            return new Fetched.Found<>(id);
        }
        fetch(transport, reference.getName());
        return commit(git, git.resolve(FETCHED));
    }

    private @Nullable Ref reference(Transport transport) throws IOException {
        try (FetchConnection connection = transport.openFetch()) {
            Map<String, Ref> all = connection.getRefsMap();
            String wanted = address.revision().isEmpty() ? "HEAD" : address.revision();
            return PLACES.stream()
                    .map(place -> all.get(place + wanted))
                    .filter(found -> found != null)
                    .findFirst()
                    .orElse(null);
        }
    }

    private void fetch(Transport transport, String source) throws IOException {
        transport.fetch(new Stoppable(), List.of(new RefSpec("+" + source + ":" + FETCHED)));
        // It names the URL, and nobody reads it.
        Files.deleteIfExists(directory.resolve("FETCH_HEAD"));
    }

    private Fetched<ObjectId> commit(Repository git, @Nullable ObjectId id) throws IOException {
        if (id == null) {
            return absent();
        }
        try (RevWalk commits = new RevWalk(git)) {
            return new Fetched.Found<>(commits.parseCommit(id).getId());
        } catch (org.eclipse.jgit.errors.IncorrectObjectTypeException noCommit) {
            return absent();
        }
    }

    private Fetched<ObjectId> absent() {
        String revision = address.revision().isEmpty() ? "HEAD" : address.revision();
        return new Fetched.Absent<>(
                "has no branch, tag or commit \"" + revision + "\" to fetch",
                "write a branch, a tag, or all 40 digits of a commit id");
    }

    private final class Stoppable extends EmptyProgressMonitor {
        @Override
        public boolean isCancelled() {
            return stopped;
        }
    }
}
