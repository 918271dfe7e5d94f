package dev.sluice.decrypt.key;

import dev.sluice.Settings.Passphrase;
import dev.sluice.Trouble;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.operator.PublicKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/** One secret key or subkey, unlocked when it is first needed. */
final class OpenPgpKey {
    private final PGPSecretKey secret;
    private final String primary;
    private final Path file;
    private final Optional<Passphrase> passphrase;
    private final Map<Long, PublicKeyDataDecryptorFactory> unlocked = new ConcurrentHashMap<>(1);

    /** @param primary the fingerprint of the primary key that it belongs to */
    OpenPgpKey(PGPSecretKey secret, String primary, KeyFile file, Optional<Passphrase> passphrase) {
        this.secret = secret;
        this.primary = primary;
        this.file = file.path();
        this.passphrase = passphrase;
    }

    long id() {
        return secret.getKeyID();
    }

    boolean canDecrypt() {
        return secret.getPublicKey().isEncryptionKey();
    }

    /** Whether a fingerprint or key id as sops files hold it means this key or its primary key. */
    boolean isNamed(String fingerprint) {
        String name = fingerprint.replace(" ", "").replace("!", "").toUpperCase(Locale.ROOT);
        String own = OpenPgpKeys.fingerprint(secret.getPublicKey().getFingerprint());
        return name.length() >= 8 && (primary.endsWith(name) || own.endsWith(name));
    }

    /** @throws Trouble if a passphrase is missing or wrong */
    PublicKeyDataDecryptorFactory unlocked() {
        return unlocked.computeIfAbsent(id(), id -> SessionKeys.with(unlock()));
    }

    private PGPKeyPair unlock() {
        boolean locked = secret.getS2KUsage() != 0;
        if (locked && passphrase.isEmpty()) {
            throw new Trouble("the OpenPGP key " + primary + " in " + file
                    + " is protected by a passphrase; set SLUICE_PASSPHRASE to it");
        }
        char[] words = passphrase.map(Passphrase::reveal).orElse(new char[0]);
        try {
            return secret.extractKeyPair(
                    new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(words));
        } catch (PGPException | RuntimeException refused) {
            // Without the cause: what the library says of a failed decryption may hold what it decrypted.
            throw new Trouble("the OpenPGP key " + primary + " in " + file + " does not open"
                    + (locked ? " with the passphrase given; check SLUICE_PASSPHRASE" : "; export it again"));
        }
    }
}
