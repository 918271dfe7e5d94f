package dev.sluice.yaml;

import dev.sluice.yaml.Scalar.Kind;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The type that a plain scalar has for Go. Two readings meet in a Flux repository: go-yaml v3 reads what kustomize builds,
 * go-yaml v2 (sigs.k8s.io/yaml) reads kustomization files, the output of post-build substitution and what kubectl applies.
 */
public final class Typing {
    private Typing() {}

    /** The type inside a kustomize build (go.yaml.in/yaml/v3 3.0.4, resolve.go). */
    public static Kind v3(String plain) {
        Kind kind = common(plain);
        return kind == Kind.STRING && Timestamps.isTimestamp(plain) ? Kind.TIMESTAMP : kind;
    }

    /** The type for sigs.k8s.io/yaml (1.6.0, goyaml.v2/resolve.go): {@code yes}, {@code on}, {@code y} are bools, dates strings. */
    public static Kind v2(String plain) {
        Kind kind = common(plain);
        return kind == Kind.STRING && isOldBool(plain) ? Kind.BOOL : kind;
    }

    /** The value of a text whose type is {@link Kind#INT}: within int64 or uint64, in any base; null for other texts. */
    public static @Nullable BigInteger integer(String plain) {
        return Numerals.mayBeNumber(plain) ? Numerals.integer(plain.replace("_", "")) : null;
    }

    /** A text whose type is {@link Kind#TIMESTAMP} in RFC 3339 with the fraction it needs; empty for other texts. */
    public static String time(String plain) {
        return Timestamps.isTimestamp(plain) ? Timestamps.canonical(plain) : "";
    }

    private static Kind common(String text) {
        if (text.isEmpty()) {
            return Kind.NULL;
        }
        return switch (text.charAt(0)) {
            case '~' -> text.length() == 1 ? Kind.NULL : Kind.STRING;
            case 'n', 'N', 't', 'T', 'f', 'F' -> word(text);
            case '.' -> isNonFinite(text) || Numerals.isFloat(text) ? Kind.FLOAT : Kind.STRING;
            case '+', '-' -> isNonFinite(text.substring(1)) && !isNan(text.substring(1)) ? Kind.FLOAT : number(text);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(text);
            default -> Kind.STRING;
        };
    }

    private static Kind word(String text) {
        return switch (text) {
            case "null", "Null", "NULL" -> Kind.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> Kind.BOOL;
            default -> Kind.STRING;
        };
    }

    /** Whether the text of a bool, in either reading, means true. */
    static boolean isTrue(String bool) {
        return switch (bool) {
            case "true", "True", "TRUE", "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> true;
            default -> false;
        };
    }

    private static boolean isOldBool(String text) {
        return switch (text) {
            case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF" ->
                true;
            default -> false;
        };
    }

    private static boolean isNonFinite(String text) {
        return switch (text) {
            case ".inf", ".Inf", ".INF" -> true;
            default -> isNan(text);
        };
    }

    private static boolean isNan(String text) {
        return text.equals(".nan") || text.equals(".NaN") || text.equals(".NAN");
    }

    private static Kind number(String text) {
        if (!Numerals.mayBeNumber(text)) {
            return Kind.STRING;
        }
        String bare = text.replace("_", "");
        if (Numerals.integer(bare) != null) {
            return Kind.INT;
        }
        return Numerals.isFloat(bare) ? Kind.FLOAT : Kind.STRING;
    }
}
