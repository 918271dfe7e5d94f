package dev.sluice.decrypt.key;

import dev.sluice.Settings.Passphrase;
import dev.sluice.Trouble;
import dev.sluice.decrypt.sops.Stanza;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/** OpenPGP secret keys and subkeys, with BouncyCastle. */
final class OpenPgpKeys implements SecretKeys {
    private static final String BEGIN = "-----BEGIN PGP PRIVATE KEY BLOCK-----";
    private static final String END = "-----END PGP PRIVATE KEY BLOCK-----";
    /** What a message may be addressed to if it hides its recipients. */
    private static final long HIDDEN = 0;

    private static final int MOST_PACKETS = 32;

    private final List<OpenPgpKey> keys;

    private OpenPgpKeys(List<OpenPgpKey> keys) {
        this.keys = keys;
    }

    /** @throws Trouble if a file is not what it says it is */
    static OpenPgpKeys of(List<KeyFile> files, Optional<Passphrase> passphrase) {
        List<OpenPgpKey> keys = new ArrayList<>();
        for (KeyFile file : files) {
            try {
                for (byte[] block : blocks(file)) {
                    read(block, file, passphrase, keys);
                }
            } catch (IOException | PGPException | RuntimeException unreadable) {
                throw new Trouble(
                        "the OpenPGP key in " + file.path()
                                + " cannot be read; export it again with gpg --armor --export-secret-keys",
                        unreadable);
            }
        }
        return new OpenPgpKeys(List.copyOf(keys));
    }

    @Override
    public Attempt open(Stanza stanza) {
        OpenPgpMessage message = new OpenPgpMessage(stanza.sealed());
        List<Long> recipients = message.recipients();
        if (recipients.isEmpty()) {
            return keys.stream().anyMatch(key -> key.isNamed(stanza.recipient())) ? Attempt.DAMAGED : Attempt.FOREIGN;
        }
        boolean mine = false;
        for (int packet = 0; packet < Math.min(recipients.size(), MOST_PACKETS); packet++) {
            long recipient = recipients.get(packet);
            for (OpenPgpKey key : keys) {
                if (recipient == key.id() || (recipient == HIDDEN && key.canDecrypt())) {
                    Optional<byte[]> part = message.open(packet, key.unlocked());
                    if (part.isPresent()) {
                        return Attempt.opened(part.get());
                    }
                    mine |= recipient == key.id();
                }
            }
        }
        return mine ? Attempt.DAMAGED : Attempt.FOREIGN;
    }

    private static void read(byte[] block, KeyFile file, Optional<Passphrase> passphrase, List<OpenPgpKey> into)
            throws IOException, PGPException {
        PGPSecretKeyRingCollection rings = new PGPSecretKeyRingCollection(
                PGPUtil.getDecoderStream(new ByteArrayInputStream(block)), new BcKeyFingerprintCalculator());
        for (PGPSecretKeyRing ring : rings) {
            for (PGPSecretKey key : ring) {
                // A stub stands for a key that lives elsewhere, such as on a card.
                if (!key.isPrivateKeyEmpty()) {
                    into.add(new OpenPgpKey(key, fingerprint(ring.getPublicKey().getFingerprint()), file, passphrase));
                }
            }
        }
    }

    static String fingerprint(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
    }

    /** A file may hold several armoured keys, one behind the other, which the library would read only the first of. */
    private static List<byte[]> blocks(KeyFile file) {
        List<byte[]> blocks = new ArrayList<>();
        String text = file.text();
        for (int from = text.indexOf(BEGIN); from >= 0; from = text.indexOf(BEGIN, from + 1)) {
            int end = text.indexOf(END, from);
            int to = end < 0 ? text.length() : end + END.length();
            blocks.add((text.substring(from, to) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        return blocks.isEmpty() ? List.of(file.bytes()) : blocks;
    }
}
