package dev.sluice.model;

/**
 * What came of asking for something that lies elsewhere.
 *
 * @param <T> what was asked for
 */
public sealed interface Fetched<T> {
    /** It is here. */
    record Found<T>(T value) implements Fetched<T> {}

    /**
     * Whoever has it answered, and it is not there.
     *
     * @param reason continues a sentence that starts with the name; never holds a credential
     * @param hint a way out
     */
    record Absent<T>(String reason, String hint) implements Fetched<T> {}

    /**
     * Nothing is known about it.
     *
     * @param reason as of {@link Absent}
     * @param hint a way out
     * @param trouble whether it was tried and the world failed; else it was not tried
     */
    record Unknown<T>(String reason, String hint, boolean trouble) implements Fetched<T> {}

    /** The value, or null. */
    default @org.jspecify.annotations.Nullable T orNull() {
        return this instanceof Found<T> found ? found.value() : null;
    }
}
