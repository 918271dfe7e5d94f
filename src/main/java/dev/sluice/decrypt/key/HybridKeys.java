package dev.sluice.decrypt.key;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/** The post-quantum kind of age: ML-KEM-768 with X25519 under HPKE (age 1.3, pq.go), which BouncyCastle has as X-Wing. */
final class HybridKeys {
    /** What an identity starts with. */
    static final String IDENTITY = "AGE-SECRET-KEY-PQ-1";
    /** What a recipient starts with. */
    static final String RECIPIENT = "age1pq1";

    private static final String TYPE = "mlkem768x25519";
    private static final byte[] INFO = "age-encryption.org/mlkem768x25519".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NONE = new byte[0];

    private HybridKeys() {}

    /** @throws GeneralSecurityException if the text is no identity */
    static RecipientStanzaReader identity(String text) throws GeneralSecurityException {
        byte[] seed = Bech32.decode(text, "age-secret-key-pq-");
        HPKE hpke = hpke();
        AsymmetricCipherKeyPair pair = hpke.deserializePrivateKey(seed, null);
        return FileKeys.reader(TYPE, stanza -> {
            try {
                return hpke().open(FileKeys.argument(stanza, 0), pair, INFO, NONE, stanza.getBody(), null, null, null);
            } catch (InvalidCipherTextException | RuntimeException notMine) {
                throw new GeneralSecurityException("the stanza does not open");
            }
        });
    }

    /** @throws GeneralSecurityException if the text is no recipient */
    static RecipientStanzaWriter recipient(String text) throws GeneralSecurityException {
        AsymmetricKeyParameter key = hpke().deserializePublicKey(Bech32.decode(text, "age1pq"));
        return fileKey -> {
            try {
                byte[][] sealed = hpke().seal(key, INFO, NONE, fileKey.getEncoded(), null, null, null);
                return List.of(FileKeys.stanza(TYPE, List.of(FileKeys.argument(sealed[1])), sealed[0]));
            } catch (InvalidCipherTextException | RuntimeException refused) {
                throw new GeneralSecurityException("the file key cannot be sealed", refused);
            }
        };
    }

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X_WING, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
    }
}
