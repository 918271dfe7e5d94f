package dev.sluice.decrypt.sops;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Floating point numbers as Go's {@code strconv.FormatFloat(f, 'f', -1, 64)} writes them: the fewest digits that read back as
 * the same number, never an exponent. {@link Double#toString} finds the fewest digits only from Java 19 on.
 */
final class Reals {
    private static final int MOST_DIGITS = 17;

    private Reals() {}

    static String text(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        return shortest(number).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal found = nearer(exact, number, digits);
            if (found != null) {
                return found;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** Of the two neighbours with so many digits, the nearer one that reads back; null if none does. */
    private static @Nullable BigDecimal nearer(BigDecimal exact, double number, int digits) {
        BigDecimal down = exact.round(new MathContext(digits, RoundingMode.DOWN));
        BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
        boolean downFirst =
                exact.subtract(down).abs().compareTo(up.subtract(exact).abs()) <= 0;
        BigDecimal first = downFirst ? down : up;
        BigDecimal second = downFirst ? up : down;
        if (readsBack(first, number)) {
            return first;
        }
        return readsBack(second, number) ? second : null;
    }

    private static boolean readsBack(BigDecimal decimal, double number) {
        return Double.parseDouble(decimal.toString()) == number;
    }
}
