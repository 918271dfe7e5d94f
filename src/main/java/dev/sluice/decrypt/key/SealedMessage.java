package dev.sluice.decrypt.key;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.PacketTags;

/**
 * What an OpenPGP message shows without a key.
 *
 * @param recipients the key id of each session key packet, 0 where it is hidden
 * @param tag the kind of packet that holds the content
 */
public record SealedMessage(List<Long> recipients, int tag) {
    private static final String END = "-----END PGP MESSAGE-----";
    /** OCB as GnuPG 2.3 and later write it, which no standard knows. */
    private static final int GNUPG_AEAD = 20;

    /** Reads an armoured message; empty if it is damaged. */
    public static Optional<SealedMessage> read(String armoured) {
        List<Long> recipients = new OpenPgpMessage(armoured).recipients();
        if (recipients.isEmpty() || !armoured.contains(END)) {
            return Optional.empty();
        }
        try {
            return content(armoured).map(tag -> new SealedMessage(recipients, tag));
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** Whether the content cannot be changed without notice. */
    public boolean isProtected() {
        return tag != PacketTags.SYMMETRIC_KEY_ENC;
    }

    /** Whether it is protected as GnuPG before 2.3 does not know. */
    public boolean isAead() {
        return tag == GNUPG_AEAD;
    }

    /** The kind of the packet with the content, after the armour with its checksum was read to the end. */
    private static Optional<Integer> content(String armoured) throws IOException {
        byte[] text = armoured.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new ArmoredInputStream(new ByteArrayInputStream(text)).readAllBytes();
        BCPGInputStream packets = new BCPGInputStream(new ByteArrayInputStream(bytes));
        int tag = packets.nextPacketTag();
        while (tag == PacketTags.PUBLIC_KEY_ENC_SESSION
                || tag == PacketTags.SYMMETRIC_KEY_ENC_SESSION
                || tag == PacketTags.MARKER) {
            packets.readPacket();
            tag = packets.nextPacketTag();
        }
        return tag > 0 ? Optional.of(tag) : Optional.empty();
    }
}
