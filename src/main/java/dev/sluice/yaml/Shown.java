package dev.sluice.yaml;

import dev.sluice.yaml.Scalar.Kind;
import java.util.function.Function;

/** The text and type under which a scalar is printed, which for an opened one depends on who asks. */
record Shown(String text, Kind kind) {
    static Shown of(Scalar scalar, Function<Scalar, String> reveal) {
        Sealed sealed = scalar.sealed();
        if (sealed == null || !sealed.isOpen()) {
            return new Shown(scalar.text(), scalar.kind());
        }
        String text = reveal.apply(scalar);
        // Whoever does not reveal prints cipher text or a mask, and those are strings whatever the plain text is.
        return new Shown(text, text.equals(sealed.reveal()) ? sealed.kind() : Kind.STRING);
    }

    boolean isString() {
        return kind == Kind.STRING || kind == Kind.TIMESTAMP;
    }

    @Override
    public String toString() {
        return "Shown[" + kind + "]";
    }
}
