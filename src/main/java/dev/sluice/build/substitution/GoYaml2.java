package dev.sluice.build.substitution;

import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Scalar.Style;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where Go's YAML library, version 2, which reads an object after substitution, gives a plain scalar another type than
 * version 3, which read the files (go.yaml.in/yaml/v2 2.4, resolve.go).
 */
final class GoYaml2 {
    private static final Set<String> TRUE = Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON");
    private static final Set<String> FALSE = Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF");
    private static final Set<String> WORDS = Set.of(
            "", "~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE", "<<", ".inf", ".Inf",
            ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan", ".NaN", ".NAN");
    /** Numbers, dates and sixty-based numbers, generously: what is quoted without need reads back as the same string. */
    private static final Pattern NUMERIC = Pattern.compile("[-+]?(\\.?[0-9][0-9a-fA-FxXoO_.:eE+-]*)");

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?");

    private GoYaml2() {}

    /** Whether a string may be written without quotes and stay one. */
    static boolean readsAsString(String text) {
        return !TRUE.contains(text)
                && !FALSE.contains(text)
                && !WORDS.contains(text)
                && !NUMERIC.matcher(text).matches()
                && !DATE.matcher(text).matches();
    }

    /** A scalar that was read as version 3 does, as version 2 reads it. */
    static Scalar retyped(Scalar scalar) {
        if (scalar.style() != Style.PLAIN) {
            return scalar;
        }
        if (scalar.kind() == Kind.STRING && TRUE.contains(scalar.text())) {
            return Scalar.of("true", Kind.BOOL, scalar.origin());
        }
        if (scalar.kind() == Kind.STRING && FALSE.contains(scalar.text())) {
            return Scalar.of("false", Kind.BOOL, scalar.origin());
        }
        return scalar.kind() == Kind.TIMESTAMP ? Scalar.string(scalar.text(), scalar.origin()) : scalar;
    }
}
