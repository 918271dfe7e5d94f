package dev.sluice.build.substitution;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text as its UTF-8 bytes, one per character of {@code raw}. Flux measures and cuts bytes, in the middle of a character
 * if need be.
 *
 * @param raw one character from 0 to 255 per byte
 */
record Bytes(String raw) {
    static Bytes of(String text) {
        return isAscii(text)
                ? new Bytes(text)
                : new Bytes(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    static Bytes join(List<Bytes> pieces) {
        Builder all = new Builder();
        pieces.forEach(all::append);
        return all.build();
    }

    /** The text; what is no UTF-8 becomes the replacement character. */
    String text() {
        return isAscii(raw) ? raw : new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    int length() {
        return raw.length();
    }

    Bytes slice(int from, int to) {
        return new Bytes(raw.substring(from, to));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Collects bytes. */
    static final class Builder {
        private final StringBuilder raw = new StringBuilder();

        void append(Bytes bytes) {
            raw.append(bytes.raw());
        }

        int length() {
            return raw.length();
        }

        Bytes build() {
            return new Bytes(raw.toString());
        }
    }
}
