package dev.sluice.decrypt.sops;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns written and decrypted texts into values with their canonical bytes (sops 3.13.3, sops.go, ToBytes; aes/cipher.go). */
public final class Literals {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,400}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]{1,400}(?:\\.[0-9]{0,1200})?|\\.[0-9]{1,1200})(?:[eE][+-]?[0-9]{1,9})?");

    private Literals() {}

    /** An integer. */
    public static Value integer(long number) {
        return Value.of(Value.Type.INT, Long.toString(number));
    }

    /** A bool. */
    public static Value bool(boolean truth) {
        return Value.of(Value.Type.BOOL, truth ? "True" : "False");
    }

    /** A floating point number. */
    public static Value real(double number) {
        return Value.of(Value.Type.FLOAT, Reals.text(number));
    }

    /** The value that decrypted bytes are under the label of their cipher text; null if they do not fit it. */
    public static @Nullable Value opened(Value.Type label, byte[] plain) {
        String text = new String(plain, StandardCharsets.ISO_8859_1);
        return switch (label) {
            case STR, BYTES, COMMENT -> new Value(label, plain);
            case INT -> integer(text);
            case FLOAT -> real(text);
            case BOOL -> bool(text);
            case TIME -> time(text);
            case NULL, UNSIGNED -> null;
        };
    }

    private static @Nullable Value integer(String text) {
        if (!INTEGER.matcher(text).matches()) {
            return null;
        }
        try {
            return integer(Long.parseLong(text));
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    private static @Nullable Value real(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String unsigned = lower.startsWith("+") || lower.startsWith("-") ? lower.substring(1) : lower;
        if (lower.equals("nan")) {
            return real(Double.NaN);
        }
        if (unsigned.equals("inf") || unsigned.equals("infinity")) {
            return real(lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        if (!DECIMAL.matcher(text).matches()) {
            return null;
        }
        double number = Double.parseDouble(text);
        return Double.isInfinite(number) ? null : real(number);
    }

    private static @Nullable Value bool(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> bool(true);
            case "0", "f", "F", "FALSE", "false", "False" -> bool(false);
            default -> null;
        };
    }

    private static @Nullable Value time(String text) {
        Moment moment = Moment.parse(text);
        return moment == null ? null : Value.of(Value.Type.TIME, moment.precise());
    }
}
