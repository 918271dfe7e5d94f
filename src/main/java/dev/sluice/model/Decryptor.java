package dev.sluice.model;

import java.util.Optional;

/**
 * Opens SOPS files as Flux does, with the keys at hand: neither the MAC nor the version is asked for (kustomize-controller 1.9,
 * internal/decryptor/decryptor.go).
 */
@FunctionalInterface
public interface Decryptor {
    /** There is no key that would open anything. */
    Decryptor NONE = (content, input, output) -> Outcome.CLOSED;

    /**
     * Opens the content of a file.
     *
     * @param input the format to read it in: {@code yaml}, {@code json}, {@code dotenv}, {@code ini} or {@code binary}
     * @param output the format to write its values in
     */
    Outcome open(byte[] content, String input, String output);

    /**
     * What came of it; both are empty if no key at hand opens the file.
     *
     * @param opening the plain content
     * @param refusal why Flux would fail, never with anything secret
     */
    record Outcome(Optional<Opening> opening, Optional<String> refusal) {
        public static final Outcome CLOSED = new Outcome(Optional.empty(), Optional.empty());

        public static Outcome opened(byte[] plain) {
            return new Outcome(Optional.of(new Opening(plain)), Optional.empty());
        }

        public static Outcome refused(String why) {
            return new Outcome(Optional.empty(), Optional.of(why));
        }
    }
}
