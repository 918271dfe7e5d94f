package dev.sluice.decrypt.key;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
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

    /**
     * Splits a secret.
     *
     * @param count how many shares, at most 255
     * @param threshold how many of them give the secret back, at least 2
     */
    static List<byte[]> split(byte[] secret, int count, int threshold, SecureRandom random) {
        List<byte[]> shares = new ArrayList<>();
        for (int x = 1; x <= count; x++) {
            byte[] share = Arrays.copyOf(secret, secret.length + 1);
            share[secret.length] = (byte) x;
            shares.add(share);
        }
        byte[] coefficients = new byte[secret.length];
        for (int degree = 1; degree < threshold; degree++) {
            random.nextBytes(coefficients);
            for (byte[] share : shares) {
                int power = power(share[secret.length] & 0xFF, degree);
                for (int k = 0; k < secret.length; k++) {
                    share[k] ^= (byte) multiply(coefficients[k] & 0xFF, power);
                }
            }
        }
        Arrays.fill(coefficients, (byte) 0);
        return shares;
    }

    private static int power(int base, int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power = multiply(power, base);
        }
        return power;
    }

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
