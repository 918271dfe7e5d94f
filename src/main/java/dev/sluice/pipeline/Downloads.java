package dev.sluice.pipeline;

import dev.sluice.fetch.RemoteFetch;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** Fetching from the network, on threads that wait there and keep no run from ending. */
final class Downloads {
    private Downloads() {}

    /**
     * Starts no thread before something is fetched.
     *
     * @param cache where what is fetched is kept
     */
    static RemoteFetch into(Path cache) {
        return new RemoteFetch(cache, Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "sluice-download");
            thread.setDaemon(true);
            return thread;
        }));
    }
}
