package dev.sluice.build.substitution;

import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Scalar.Style;
import dev.sluice.yaml.Typing;

/** Types as Go's YAML library, version 2, gives them, which reads an object after substitution. */
final class GoYaml2 {
    private GoYaml2() {}

    /** A scalar that was read as version 3 does, as version 2 reads it; one with a tag keeps its type. */
    static Scalar retyped(Scalar scalar) {
        if (scalar.style() != Style.PLAIN || scalar.kind() != Typing.v3(scalar.text())) {
            return scalar;
        }
        Kind kind = Typing.v2(scalar.text());
        String text = kind == Kind.BOOL ? Boolean.toString(isTrue(scalar.text())) : scalar.text();
        return Scalar.of(text, kind, scalar.origin());
    }

    private static boolean isTrue(String text) {
        return switch (text.charAt(0)) {
            case 't', 'T', 'y', 'Y' -> true;
            case 'o', 'O' -> text.length() == 2;
            default -> false;
        };
    }
}
