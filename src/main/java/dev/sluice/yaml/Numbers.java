package dev.sluice.yaml;

import java.math.BigInteger;
import java.util.Locale;

/** The one text for each number, bool and time, so that {@code 0x10}, {@code 16} and {@code True}, {@code true} compare equal. */
public final class Numbers {
    private Numbers() {}

    /**
     * The value as Go writes it in JSON, without quotes: {@code 0x1F} is {@code 31}, {@code 1.0} is {@code 1}, {@code 1e21}
     * is {@code 1e+21}, a date is a whole time. A string is itself. What JSON cannot say, {@code .inf} and {@code .nan},
     * stays as YAML writes it.
     */
    public static String canonical(Scalar scalar) {
        return canonical(scalar.text(), scalar.kind());
    }

    static String canonical(String text, Scalar.Kind kind) {
        return switch (kind) {
            case NULL -> "null";
            case BOOL -> Typing.isTrue(text) ? "true" : "false";
            case INT -> integer(text);
            case FLOAT -> fraction(text);
            case TIMESTAMP -> Timestamps.canonical(text);
            case STRING -> text;
        };
    }

    /** The value as go-yaml v2 emits it after the detour through JSON, by which whole floats become integers. */
    static String emitted(String text, Scalar.Kind kind) {
        String json = canonical(text, kind);
        if (kind != Scalar.Kind.FLOAT || !isFinite(json)) {
            return json;
        }
        BigInteger whole = Numerals.integer(json);
        return whole != null ? whole.toString() : GoFloat.general(Double.parseDouble(json));
    }

    /** Whether JSON can say the number; {@code .inf} and {@code .nan} make kustomize fail. */
    public static boolean isFinite(Scalar scalar) {
        return scalar.kind() != Scalar.Kind.FLOAT || isFinite(canonical(scalar));
    }

    private static boolean isFinite(String canonical) {
        return !canonical.endsWith("inf") && !canonical.endsWith("nan");
    }

    private static String integer(String text) {
        BigInteger value = Numerals.integer(text.replace("_", ""));
        return value == null ? text : value.toString();
    }

    private static String fraction(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith("inf") || lower.endsWith("nan")) {
            return lower.startsWith("+") ? lower.substring(1) : lower;
        }
        String bare = text.replace("_", "");
        BigInteger whole = Numerals.integer(bare);
        if (whole != null) {
            return GoFloat.json(whole.doubleValue());
        }
        return Numerals.isFloat(bare) ? GoFloat.json(Double.parseDouble(bare)) : text;
    }
}
