package dev.sluice.build.substitution;

import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sealed;
import java.util.Optional;

/**
 * A variable and its value as it is written; a value that was encrypted stays sealed, so that its text shows nowhere.
 *
 * @param scalar the value
 */
public record Variable(Scalar scalar) {
    /** The value without its line feeds, which Flux removes; empty if it is sealed and no key opened it. */
    Optional<String> value() {
        Sealed sealed = scalar.sealed();
        if (sealed != null && !sealed.isOpen()) {
            return Optional.empty();
        }
        return Optional.of((sealed == null ? scalar.text() : sealed.reveal()).replace("\n", ""));
    }
}
