package dev.sluice.decrypt.key;

import dev.sluice.Trouble;
import dev.sluice.decrypt.sops.Stanza;
import dev.sluice.decrypt.sops.Stanza.Service;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** An OpenPGP key to encrypt to, with BouncyCastle. The message is one that every GnuPG opens: AES-256 and a modification code. */
final class OpenPgpRecipient implements Recipient {
    private static final int BUFFER = 1 << 9;

    private final String name;
    private final PGPPublicKey key;

    /** @param name how the file names the recipient */
    OpenPgpRecipient(String name, PGPPublicKey key) {
        this.name = name;
        this.key = key;
    }

    @Override
    public Stanza seal(byte[] part) {
        ByteArrayOutputStream armoured = new ByteArrayOutputStream();
        PGPEncryptedDataGenerator encryption =
                new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                        .setWithIntegrityPacket(true)
                        .setSecureRandom(new SecureRandom()));
        encryption.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(key));
        try (ArmoredOutputStream armour =
                        ArmoredOutputStream.builder().clearHeaders().build(armoured);
                OutputStream sealed = encryption.open(armour, new byte[BUFFER]);
                OutputStream literal = new PGPLiteralDataGenerator()
                        .open(sealed, PGPLiteralData.BINARY, "", part.length, Date.from(Instant.EPOCH))) {
            literal.write(part);
        } catch (IOException | PGPException | RuntimeException refused) {
            throw new Trouble("the data key cannot be sealed for the OpenPGP key " + name + "; check the key", refused);
        }
        String text = armoured.toString(StandardCharsets.US_ASCII).strip();
        return new Stanza(Service.PGP, name, text, Span.startOf(RepoPath.ROOT));
    }
}
