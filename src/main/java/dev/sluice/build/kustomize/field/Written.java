package dev.sluice.build.kustomize.field;

import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Typing;

/** The types of values that kustomize writes as bare text: they follow from the quotes of the old value, else from the text. */
public final class Written {
    private Written() {}

    /** A text in the place of another value, whose quotes it keeps. */
    public static Scalar over(Scalar old, String text, Origin origin) {
        return quoted(old)
                ? new Scalar(text, Scalar.Kind.STRING, old.style(), origin, null)
                : new Scalar(text, Typing.v3(text), old.style(), origin, null);
    }

    /** Whether a value stands in quotes, or would if it were printed. */
    static boolean quoted(Scalar scalar) {
        return scalar.style() != Scalar.Style.PLAIN
                || (scalar.isString() && Typing.v2(scalar.text()) != Scalar.Kind.STRING);
    }
}
