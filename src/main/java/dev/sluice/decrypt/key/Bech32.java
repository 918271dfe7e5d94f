package dev.sluice.decrypt.key;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Locale;

/** Bech32 as age uses it: of BIP 173, of any length. Jagged's reader stops at the length of an X25519 key. */
final class Bech32 {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM = 6;

    private Bech32() {}

    /**
     * The bytes of a text.
     *
     * @param prefix what must stand before the last {@code 1}, in lower case
     * @throws GeneralSecurityException if the text is something else, or misspelt
     */
    static byte[] decode(String text, String prefix) throws GeneralSecurityException {
        String lower = text.toLowerCase(Locale.ROOT);
        int separator = lower.lastIndexOf('1');
        boolean oneCase = text.equals(lower) || text.equals(text.toUpperCase(Locale.ROOT));
        if (!oneCase || separator < 0 || !lower.substring(0, separator).equals(prefix)) {
            throw new GeneralSecurityException("not the kind of key that was expected");
        }
        String data = lower.substring(separator + 1);
        if (data.length() < CHECKSUM || !isSound(prefix, data)) {
            throw new GeneralSecurityException("the checksum of a key is wrong");
        }
        return bytes(data.substring(0, data.length() - CHECKSUM));
    }

    private static boolean isSound(String prefix, String data) {
        int sum = 1;
        for (int i = 0; i < prefix.length(); i++) {
            sum = step(sum) ^ (prefix.charAt(i) >> 5);
        }
        sum = step(sum);
        for (int i = 0; i < prefix.length(); i++) {
            sum = step(sum) ^ (prefix.charAt(i) & 31);
        }
        for (int i = 0; i < data.length(); i++) {
            int value = ALPHABET.indexOf(data.charAt(i));
            if (value < 0) {
                return false;
            }
            sum = step(sum) ^ value;
        }
        return sum == 1;
    }

    private static int step(int sum) {
        int top = sum >>> 25;
        int next = (sum & 0x1ffffff) << 5;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= ((top >> i) & 1) == 0 ? 0 : GENERATOR[i];
        }
        return next;
    }

    private static byte[] bytes(String data) throws GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int value = 0;
        for (int i = 0; i < data.length(); i++) {
            value = ((value << 5) | ALPHABET.indexOf(data.charAt(i))) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(value >> bits);
            }
        }
        if (bits >= 5 || (value & ((1 << bits) - 1)) != 0) {
            throw new GeneralSecurityException("a key has bits left over");
        }
        return bytes.toByteArray();
    }
}
