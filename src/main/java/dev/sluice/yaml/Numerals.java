package dev.sluice.yaml;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** How Go reads numbers: strconv.ParseInt and ParseUint with base 0, and go-yaml's expression for decimal fractions. */
final class Numerals {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    /** Longer than any number that fits 64 bits, as binary with a sign and a prefix, leaving room for leading zeros. */
    private static final int LONGEST = 512;

    private Numerals() {}

    /** Whether no character speaks against a number; rules out nearly every string that starts with a digit. */
    static boolean mayBeNumber(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isHex(c) && c != '.' && c != '_' && c != '+' && c != '-' && c != 'x' && c != 'X' && c != 'o'
                    && c != 'O') {
                return false;
            }
        }
        return true;
    }

    /** The value of an integer that fits int64 or uint64, with an optional sign and 0x, 0o, 0b or 0 prefix; else null. */
    static @Nullable BigInteger integer(String bare) {
        int start = bare.startsWith("-") || bare.startsWith("+") ? 1 : 0;
        int base = base(bare, start);
        int first = start + (base == 10 ? 0 : bare.length() > start + 1 && isDigit(bare.charAt(start + 1)) ? 1 : 2);
        if (first >= bare.length() || !allDigits(bare, first, base)) {
            return null;
        }
        BigInteger magnitude = new BigInteger(bare.substring(first), base);
        BigInteger value = bare.startsWith("-") ? magnitude.negate() : magnitude;
        // ParseUint takes no sign, so a plus sign limits the value to int64.
        BigInteger most = start == 1 ? BigInteger.valueOf(Long.MAX_VALUE) : GREATEST;
        return value.compareTo(LEAST) < 0 || value.compareTo(most) > 0 ? null : value;
    }

    /** Whether a text is a decimal fraction or has an exponent or too many digits, and fits a float64. */
    static boolean isFloat(String bare) {
        int at = bare.startsWith("-") || bare.startsWith("+") ? 1 : 0;
        int whole = digits(bare, at);
        int end = whole;
        if (end < bare.length() && bare.charAt(end) == '.') {
            end = digits(bare, end + 1);
            if (whole == at && end == whole + 1) {
                return false;
            }
        } else if (whole == at) {
            return false;
        }
        if (end < bare.length() && (bare.charAt(end) == 'e' || bare.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < bare.length() && (bare.charAt(exponent) == '+' || bare.charAt(exponent) == '-')) {
                exponent++;
            }
            end = digits(bare, exponent);
            if (end == exponent) {
                return false;
            }
        }
        return end == bare.length() && !Double.isInfinite(Double.parseDouble(bare));
    }

    private static int base(String text, int at) {
        if (at + 1 >= text.length() || text.charAt(at) != '0') {
            return 10;
        }
        return switch (text.charAt(at + 1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            case 'o', 'O', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> 8;
            default -> 10;
        };
    }

    private static boolean allDigits(String text, int from, int base) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'f' || Character.digit(c, base) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
