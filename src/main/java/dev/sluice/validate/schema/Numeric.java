package dev.sluice.validate.schema;

import dev.sluice.yaml.Scalar;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as YAML writes them. */
final class Numeric {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?");
    private static final Pattern RADIX = Pattern.compile("([-+]?)0([xob])([0-9a-fA-F]{1,16})");

    private Numeric() {}

    static boolean isNumber(Scalar scalar) {
        return scalar.kind() == Scalar.Kind.INT || scalar.kind() == Scalar.Kind.FLOAT;
    }

    /** Whether it is a number without a fraction: {@code 1.0} and {@code 1e3} reach the server as whole numbers. */
    static boolean isWhole(Scalar scalar) {
        if (scalar.kind() == Scalar.Kind.INT) {
            return true;
        }
        return scalar.kind() == Scalar.Kind.FLOAT
                && of(scalar)
                        .filter(number -> number.signum() == 0
                                || number.stripTrailingZeros().scale() <= 0)
                        .isPresent();
    }

    /** Its value; empty for infinities and the like. */
    static Optional<BigDecimal> of(Scalar scalar) {
        String text = scalar.text().replace("_", "");
        if (DECIMAL.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        var matcher = RADIX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int radix = switch (matcher.group(2)) {
            case "x" -> 16;
            case "o" -> 8;
            default -> 2;
        };
        try {
            return Optional.of(new BigDecimal(new java.math.BigInteger(matcher.group(1) + matcher.group(3), radix)));
        } catch (NumberFormatException notOfThatRadix) {
            return Optional.empty();
        }
    }
}
