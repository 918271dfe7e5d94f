package dev.sluice.decrypt.sops;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A text of the form {@code ENC[AES256_GCM,data:…,iv:…,tag:…,type:…]}, taken apart as sops 3.13.3 does (aes/cipher.go, parse):
 * anchored at the start only, every part as long as possible.
 *
 * @param data the encrypted bytes in base64
 * @param iv the nonce in base64
 * @param tag the authentication tag in base64
 * @param label the type of the plain text
 */
public record CipherText(String data, String iv, String tag, String label) {
    private static final String START = "ENC[AES256_GCM,data:";
    private static final String IV = ",iv:";
    private static final String TAG = ",tag:";
    private static final String TYPE = ",type:";
    private static final int NONCE_LENGTH = 32;
    private static final int TAG_LENGTH = 16;
    private static final int LONGEST_INT = 20;
    private static final int SHORTEST_TIME = 20;

    /** Takes a text apart; null if it has not the form. */
    public static @Nullable CipherText parse(String text) {
        if (!text.startsWith(START)) {
            return null;
        }
        int newline = text.indexOf('\n');
        String line = newline < 0 ? text : text.substring(0, newline);
        // Searching each part from the right gives what greedy matching gives, without its backtracking.
        int end = line.lastIndexOf(']');
        int type = line.lastIndexOf(TYPE, end - TYPE.length() - 1);
        int tag = type < 0 ? -1 : line.lastIndexOf(TAG, type - TAG.length() - 1);
        int iv = tag < 0 ? -1 : line.lastIndexOf(IV, tag - IV.length() - 1);
        if (iv <= START.length()) {
            return null;
        }
        return new CipherText(
                line.substring(START.length(), iv),
                line.substring(iv + IV.length(), tag),
                line.substring(tag + TAG.length(), type),
                line.substring(type + TYPE.length(), end));
    }

    /** Whether a text looks like the start of a cipher text, well formed or not. */
    public static boolean isLikely(String text) {
        return text.startsWith("ENC[");
    }

    /** The type of the plain text; null if the label names none. */
    public Value.@Nullable Type type() {
        return Value.Type.labelled(label);
    }

    /** The bytes of a part; null if it is no padded base64. Line breaks inside are skipped, as Go does. */
    static byte @Nullable [] bytes(String part) {
        String clean = part.indexOf('\r') < 0 ? part : part.replace("\r", "");
        if (clean.length() % 4 != 0) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(clean.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** Whether all three parts are base64. */
    public boolean isReadable() {
        return bytes(data) != null && bytes(iv) != null && bytes(tag) != null;
    }

    /** How many bytes are encrypted: as many as the plain text has. Only for what {@link #isReadable}. */
    public int dataLength() {
        return length(data);
    }

    /** Whether the tag is as long as sops writes it. */
    public boolean hasWholeTag() {
        return length(tag) == TAG_LENGTH;
    }

    /** Whether nonce, spelling and length are such as sops writes them, for what {@link #isReadable}. */
    public boolean isUsual() {
        return length(iv) == NONCE_LENGTH
                && isCanonical(data)
                && isCanonical(iv)
                && isCanonical(tag)
                && switch (label) {
                    case "bool" -> dataLength() == 4 || dataLength() == 5;
                    case "int" -> dataLength() <= LONGEST_INT;
                    case "time" -> dataLength() >= SHORTEST_TIME;
                    case "bytes" -> false;
                    default -> true;
                };
    }

    private static int length(String part) {
        byte[] bytes = bytes(part);
        return bytes == null ? 0 : bytes.length;
    }

    private static boolean isCanonical(String part) {
        byte[] bytes = bytes(part);
        return bytes != null && Base64.getEncoder().encodeToString(bytes).equals(part);
    }

    /** The text that {@link #parse} takes apart. */
    String text() {
        return START + data + IV + iv + TAG + tag + TYPE + label + "]";
    }

    @Override
    public String toString() {
        return "CipherText[" + label + "]";
    }
}
