package dev.sluice.decrypt.key;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shamir's secret sharing as sops uses it (3.13.3, shamir/shamir.go): each byte is the constant term of a polynomial over
 * GF(2^8) with AES's modulus, and the last byte of a share is where the polynomials were evaluated.
 */
final class Shares {
    private static final int MODULUS = 0x11B;
    private static final int SMALLEST = 2;

    private Shares() {}

    /** The secret behind shares; null if they cannot belong together. Too few of them give a wrong secret unnoticed. */
    static byte @Nullable [] combine(List<byte[]> shares) {
        if (shares.size() < SMALLEST || shares.get(0).length < SMALLEST) {
            return null;
        }
        int last = shares.get(0).length - 1;
        boolean[] seen = new boolean[256];
        for (byte[] share : shares) {
            if (share.length != last + 1 || seen[share[last] & 0xFF]) {
                return null;
            }
            seen[share[last] & 0xFF] = true;
        }
        byte[] secret = new byte[last];
        for (byte[] share : shares) {
            int weight = weight(share[last] & 0xFF, shares, last);
            for (int k = 0; k < last; k++) {
                secret[k] ^= (byte) multiply(share[k] & 0xFF, weight);
            }
        }
        return secret;
    }

    /** The Lagrange coefficient at zero of the share that was evaluated at {@code x}. */
    private static int weight(int x, List<byte[]> shares, int last) {
        int weight = 1;
        for (byte[] other : shares) {
            int at = other[last] & 0xFF;
            if (at != x) {
                weight = multiply(weight, multiply(at, inverse(x ^ at)));
            }
        }
        return weight;
    }

    private static int multiply(int a, int b) {
        int product = 0;
        int shifted = a;
        for (int rest = b; rest != 0; rest >>= 1) {
            product ^= (rest & 1) == 0 ? 0 : shifted;
            shifted <<= 1;
            shifted ^= shifted > 0xFF ? MODULUS : 0;
        }
        return product;
    }

    /** The 254th power: the field without zero has 255 elements. */
    private static int inverse(int a) {
        int power = a;
        int inverse = 1;
        for (int i = 0; i < 7; i++) {
            power = multiply(power, power);
            inverse = multiply(inverse, power);
        }
        return inverse;
    }
}
