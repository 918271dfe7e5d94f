package dev.sluice.decrypt.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A recipient as age spells it: what kind of stanza is sealed for it, and the tag by which ssh keys are named.
 *
 * @param stanza the type of its stanza; empty if only a plugin knows
 * @param tag what the stanza says of the key; empty for kinds that hide it
 */
record AgeName(Optional<String> stanza, Optional<String> tag) {
    private static final String LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM = 6;
    private static final int X25519_LETTERS = 52;
    private static final int TAG_BYTES = 4;
    private static final int SHORTEST_RSA = 256;

    /** Reads a recipient; empty if it is malformed. */
    static Optional<AgeName> read(String text) {
        String name = text.strip();
        if (name.startsWith("ssh-")) {
            return ssh(name);
        }
        int separator = name.lastIndexOf('1');
        if (separator < 1 || !name.equals(name.toLowerCase(Locale.ROOT)) || !isBech32(name, separator)) {
            return Optional.empty();
        }
        return switch (name.substring(0, separator)) {
            case "age" ->
                Optional.of(new AgeName(Optional.of("X25519"), Optional.empty()))
                        .filter(age -> name.length() - separator - 1 - CHECKSUM == X25519_LETTERS);
            case "age1pq" -> Optional.of(new AgeName(Optional.of("mlkem768x25519"), Optional.empty()));
            default ->
                Optional.of(new AgeName(Optional.empty(), Optional.empty())).filter(plugin -> name.startsWith("age1"));
        };
    }

    /** The checksum of BIP 173, without its limit of length. */
    private static boolean isBech32(String name, int separator) {
        int sum = 1;
        for (char c : name.substring(0, separator).toCharArray()) {
            sum = step(sum, c >> 5);
        }
        sum = step(sum, 0);
        for (char c : name.substring(0, separator).toCharArray()) {
            sum = step(sum, c & 31);
        }
        for (char c : name.substring(separator + 1).toCharArray()) {
            int value = LETTERS.indexOf(c);
            if (value < 0) {
                return false;
            }
            sum = step(sum, value);
        }
        return sum == 1 && name.length() - separator - 1 >= CHECKSUM;
    }

    private static int step(int sum, int value) {
        int top = sum >>> 25;
        int next = (sum & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= (top >> i & 1) == 1 ? GENERATOR[i] : 0;
        }
        return next;
    }

    private static Optional<AgeName> ssh(String name) {
        String[] words = name.split("\\s+");
        try {
            byte[] key = Base64.getDecoder().decode(words.length > 1 ? words[1] : "!");
            String type = type(key);
            boolean known = type.equals(words[0])
                    && (type.equals("ssh-ed25519") || (type.equals("ssh-rsa") && key.length > SHORTEST_RSA));
            return known ? Optional.of(new AgeName(Optional.of(type), Optional.of(tag(key)))) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The wire format starts with its own name, as a length and that many letters. */
    private static String type(byte[] key) {
        int length = key.length < TAG_BYTES ? 0 : ByteBuffer.wrap(key).getInt();
        return length > 0 && length <= key.length - TAG_BYTES
                ? new String(key, TAG_BYTES, length, java.nio.charset.StandardCharsets.US_ASCII)
                : "";
    }

    private static String tag(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
