package dev.sluice;

/**
 * One step of the pipeline.
 *
 * @param <I> the value of the stage before
 * @param <O> the value it makes, which contains the one before
 */
public interface Stage<I, O> {
    /** Does the step. What a repository contains never makes it throw; what the world does may throw {@link Trouble}. */
    O run(I in);
}
