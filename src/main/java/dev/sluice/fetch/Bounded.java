package dev.sluice.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for work that depends on another machine, and no longer than it may take. What is still running then is left behind; it
 * holds nothing that anyone waits for.
 *
 * @param threads where the work is done
 * @param limit how long it may take
 */
record Bounded(Executor threads, Duration limit) {
    private static final long STEP = 100;

    /** Work that may fail in the ways of input and output. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Looks from time to time whether the work may go on; throws if it may not. */
    interface Watch {
        void look() throws IOException;
    }

    /** The result of the work. Throws what it throws, what the watch throws, or that it took too long. */
    <T> T call(Work<T> work, Watch watch) throws IOException {
        CompletableFuture<T> running = CompletableFuture.supplyAsync(() -> wrapped(work), threads);
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return running.get(STEP, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                watch.look();
                if (System.nanoTime() - end > 0) {
                    throw new IOException("no answer within " + limit.toSeconds() + " s", notYet);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopped);
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof IOException expected ? expected : new IOException(failed.getCause());
            }
        }
    }

    private static <T> T wrapped(Work<T> work) {
        try {
            return work.run();
        } catch (IOException expected) {
            throw new CompletionException(expected);
        }
    }
}
