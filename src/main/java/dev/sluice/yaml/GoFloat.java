package dev.sluice.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A finite float64 as Go writes it: the fewest digits that read back as the same value. */
final class GoFloat {
    /** No float64 needs more digits than this to be told from its neighbours. */
    private static final int MOST_DIGITS = 17;

    private final boolean negative;
    private final String digits;
    /** The power of ten of the first digit. */
    private final int exponent;

    private GoFloat(double value) {
        this.negative = value < 0 || (value == 0 && 1 / value < 0);
        BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
        this.digits = shortest.unscaledValue().toString();
        this.exponent = value == 0 ? 0 : digits.length() - 1 - shortest.scale();
    }

    /** As encoding/json writes it: an exponent below 1e-6 and from 1e21. */
    static String json(double value) {
        GoFloat number = new GoFloat(value);
        if (value != 0 && (number.exponent < -6 || number.exponent >= 21)) {
            String text = number.scientific();
            // encoding/json, encode.go: e-09 becomes e-9.
            return text.replaceFirst("e-0(\\d)$", "e-$1");
        }
        return number.decimal();
    }

    /** As strconv.FormatFloat with 'g' and -1 writes it, which is how go-yaml v2 emits floats. */
    static String general(double value) {
        GoFloat number = new GoFloat(value);
        boolean small = number.exponent >= -4 && number.exponent < 6;
        return small ? number.decimal() : number.scientific();
    }

    private String scientific() {
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        int size = Math.abs(exponent);
        return sign() + mantissa + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }

    private String decimal() {
        return sign()
                + new BigDecimal(digits)
                        .scaleByPowerOfTen(exponent - digits.length() + 1)
                        .toPlainString();
    }

    private String sign() {
        return negative ? "-" : "";
    }

    /** Double.toString is not always shortest before JDK 19 (JDK-4511638). */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int precision = 1; precision < MOST_DIGITS; precision++) {
            BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }
}
