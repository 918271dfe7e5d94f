package dev.sluice;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Does the same to many values on the threads of a run. */
public final class Parallel {
    private Parallel() {}

    /**
     * The results in the order of the inputs, whatever order they were made in. What a task throws is thrown here. Tasks must
     * not call this again on the same threads: they would wait for themselves.
     */
    public static <I, O> List<O> map(List<I> inputs, Function<? super I, ? extends O> task, Executor threads) {
        List<CompletableFuture<O>> running = inputs.stream()
                .map(input -> CompletableFuture.<O>supplyAsync(() -> task.apply(input), threads))
                .toList();
        try {
            return running.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
