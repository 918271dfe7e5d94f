package dev.sluice.decrypt.key;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.PublicKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.jspecify.annotations.Nullable;

/**
 * The armoured message of an OpenPGP stanza. It is hostile until proven otherwise: whatever the library throws means that it
 * does not open.
 */
final class OpenPgpMessage {
    /** A data key has 32 bytes, a share 33. */
    private static final int LARGEST_PART = 1 << 10;

    private static final int DEEPEST = 4;

    private final String armoured;

    OpenPgpMessage(String armoured) {
        this.armoured = armoured;
    }

    /** The key id of each session key packet, 0 where it is hidden; empty if the message cannot be read. */
    List<Long> recipients() {
        try {
            return packets().stream()
                    .map(packet -> packet.getKeyIdentifier().getKeyId())
                    .toList();
        } catch (IOException | RuntimeException unreadable) {
            return List.of();
        }
    }

    /** What the message holds, opened through one of its session key packets; empty if that fails. */
    Optional<byte[]> open(int packet, PublicKeyDataDecryptorFactory key) {
        try {
            // The packets share one stream of data, so each attempt reads the message anew.
            PGPPublicKeyEncryptedData data = packets().get(packet);
            if (!data.isIntegrityProtected() && !data.isAEAD()) {
                return Optional.empty();
            }
            byte[] content = literal(data.getDataStream(key), 0);
            return content != null && isIntact(data) ? Optional.of(content) : Optional.empty();
        } catch (IOException | PGPException | RuntimeException doesNotOpen) {
            return Optional.empty();
        }
    }

    /** AEAD fails while it is read; only the older form is checked at its end. */
    private static boolean isIntact(PGPEncryptedData data) throws IOException, PGPException {
        return data.isAEAD() || data.verify();
    }

    private List<PGPPublicKeyEncryptedData> packets() throws IOException {
        InputStream bytes =
                PGPUtil.getDecoderStream(new ByteArrayInputStream(armoured.getBytes(StandardCharsets.UTF_8)));
        PGPObjectFactory objects = new PGPObjectFactory(bytes, new BcKeyFingerprintCalculator());
        List<PGPPublicKeyEncryptedData> packets = new ArrayList<>();
        for (Object object = objects.nextObject(); object != null; object = objects.nextObject()) {
            if (object instanceof PGPEncryptedDataList list) {
                list.forEach(data -> {
                    if (data instanceof PGPPublicKeyEncryptedData encrypted) {
                        packets.add(encrypted);
                    }
                });
                return packets;
            }
        }
        return packets;
    }

    /** The content of the literal packet, through compression and past signatures; null if there is none. */
    private static byte @Nullable [] literal(InputStream stream, int depth) throws IOException, PGPException {
        PGPObjectFactory objects = new PGPObjectFactory(stream, new BcKeyFingerprintCalculator());
        byte[] found = null;
        for (Object object = objects.nextObject(); object != null; object = objects.nextObject()) {
            if (object instanceof PGPCompressedData compressed && depth < DEEPEST && found == null) {
                found = literal(compressed.getDataStream(), depth + 1);
            } else if (object instanceof PGPLiteralData data && found == null) {
                found = content(data.getInputStream());
            }
        }
        return found;
    }

    private static byte[] content(InputStream stream) throws IOException {
        byte[] content = stream.readNBytes(LARGEST_PART + 1);
        if (content.length > LARGEST_PART) {
            throw new IOException("the message is longer than a key");
        }
        return content;
    }
}
