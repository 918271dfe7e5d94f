package dev.sluice.decrypt.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The header of an armoured age file: who can open it, as far as that is readable (age v1, C2SP age.md).
 *
 * @param stanzas the words of each recipient line, the type first
 */
record AgeMessage(List<List<String>> stanzas) {
    private static final String BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----";
    private static final String END = "-----END AGE ENCRYPTED FILE-----";
    private static final String VERSION = "age-encryption.org/v1";
    private static final int WIDTH = 64;
    /** A nonce and an authentication tag of 16 bytes each, and a data key or a share of one. */
    private static final List<Integer> PAYLOADS = List.of(64, 65);

    AgeMessage {
        stanzas = stanzas.stream().map(List::copyOf).toList();
    }

    /** Reads an armoured file; empty if it is damaged. */
    static Optional<AgeMessage> read(String armoured) {
        List<String> lines = armoured.strip().lines().toList();
        if (lines.size() < 3
                || !lines.get(0).equals(BEGIN)
                || !lines.get(lines.size() - 1).equals(END)) {
            return Optional.empty();
        }
        List<String> body = lines.subList(1, lines.size() - 1);
        boolean even = body.subList(0, body.size() - 1).stream().allMatch(line -> line.length() == WIDTH);
        try {
            return even ? header(Base64.getDecoder().decode(String.join("", body))) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<AgeMessage> header(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int mac = text.indexOf("\n--- ");
        int end = text.indexOf('\n', mac + 1);
        if (mac < 0 || end < 0 || !PAYLOADS.contains(bytes.length - end - 1)) {
            return Optional.empty();
        }
        List<String> lines = Arrays.asList(text.substring(0, mac).split("\n", -1));
        return lines.get(0).equals(VERSION) ? stanzas(lines.subList(1, lines.size())) : Optional.empty();
    }

    private static Optional<AgeMessage> stanzas(List<String> lines) {
        List<List<String>> stanzas = new ArrayList<>();
        boolean open = false;
        for (String line : lines) {
            if (line.startsWith("-> ") == open || (open && line.length() > WIDTH)) {
                return Optional.empty();
            }
            if (line.startsWith("-> ")) {
                stanzas.add(List.of(line.substring(3).split(" ")));
                open = true;
            } else {
                // The last line of a body is shorter than the others.
                open = line.length() == WIDTH;
            }
        }
        return open || stanzas.isEmpty() ? Optional.empty() : Optional.of(new AgeMessage(stanzas));
    }
}
