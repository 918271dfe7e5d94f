package dev.sluice.fetch;

import dev.sluice.model.Fetched;
import dev.sluice.model.GitAddress;
import dev.sluice.model.Remotes;
import dev.sluice.text.UrlSecrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Fetches what kustomizations name from elsewhere, each thing once a run, and keeps repositories in a cache on disk. */
public final class RemoteFetch implements Remotes {
    private final GitFetch git;
    private final WebFile web;
    private final Map<GitAddress, Fetched<Checkout>> repositories = new ConcurrentHashMap<>();
    private final Map<String, Fetched<byte[]>> files = new ConcurrentHashMap<>();

    /**
     * @param cache the directory in which repositories are kept; made when it is needed
     * @param threads where downloads run; each takes one for as long as it lasts
     */
    public RemoteFetch(Path cache, Executor threads) {
        this.git = new GitFetch(new GitCache(cache), threads);
        this.web = new WebFile(threads);
    }

    @Override
    public Fetched<Checkout> repository(GitAddress address) {
        return repositories.computeIfAbsent(whole(address), git::fetch);
    }

    @Override
    public boolean holds(GitAddress address) {
        return repositories.containsKey(whole(address)) || git.holds(address);
    }

    @Override
    public Fetched<byte[]> file(String url) {
        return files.computeIfAbsent(url, web::fetch);
    }

    /** What was tried in vain because the world failed, one sentence each, sorted. */
    public List<String> troubles() {
        return Stream.concat(
                        repositories.entrySet().stream()
                                .flatMap(entry -> trouble(entry.getKey().url(), entry.getValue())),
                        files.entrySet().stream()
                                .filter(entry -> !isRepository(entry.getKey()))
                                .flatMap(entry -> trouble(entry.getKey(), entry.getValue())))
                .sorted()
                .toList();
    }

    /** What answered as a repository, or failed as one too, is not told twice. */
    private boolean isRepository(String url) {
        return repositories.keySet().stream().anyMatch(address -> url.startsWith(address.url()));
    }

    private static Stream<String> trouble(String url, Fetched<?> fetched) {
        return fetched instanceof Fetched.Unknown<?> unknown && unknown.trouble()
                ? Stream.of(UrlSecrets.without(url) + " " + unknown.reason())
                : Stream.empty();
    }

    /** The address of the whole repository, which all its directories share. */
    private static GitAddress whole(GitAddress address) {
        return new GitAddress(
                address.url(), address.url(), "", address.revision(), address.submodules(), address.timeout());
    }
}
