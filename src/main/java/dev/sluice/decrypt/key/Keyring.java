package dev.sluice.decrypt.key;

import dev.sluice.Settings.Passphrase;
import dev.sluice.Trouble;
import dev.sluice.decrypt.sops.Stanza;
import dev.sluice.decrypt.sops.Stanza.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All secret keys at hand. Key files are read at once, so that a wrong path shows; what is in them is taken apart when the first
 * stanza needs it, and what a stanza yielded is remembered. Safe for use by several threads.
 */
public final class Keyring {
    /** Larger than any armoured message to a handful of recipients; bounds the work a hostile file can cause. */
    private static final int LARGEST_SEALED = 16 << 10;

    private static final SecretKeys NONE = stanza -> Attempt.FOREIGN;

    private final List<KeyFile> files;
    private final Optional<Passphrase> passphrase;
    private final Map<Service, SecretKeys> keys = new ConcurrentHashMap<>();
    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

    private Keyring(List<KeyFile> files, Optional<Passphrase> passphrase) {
        this.files = files;
        this.passphrase = passphrase;
    }

    /**
     * Reads the key files.
     *
     * @throws Trouble if one cannot be read or holds no secret key
     */
    public static Keyring of(List<Path> paths, Optional<Passphrase> passphrase) {
        return new Keyring(
                paths.stream().flatMap(path -> KeyFile.read(path).stream()).toList(), passphrase);
    }

    /** Whether there is no key at all, so that nothing will open. */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * Tries to open what a stanza seals.
     *
     * @throws Trouble if a key that is needed cannot be used: it is damaged, or its passphrase is missing or wrong
     */
    Attempt open(Stanza stanza) {
        if (files.isEmpty()) {
            return Attempt.FOREIGN;
        }
        if (stanza.sealed().length() > LARGEST_SEALED) {
            return Attempt.DAMAGED;
        }
        String name = stanza.service() + " " + stanza.recipient() + " " + stanza.sealed();
        Attempt known = attempts.get(name);
        if (known != null) {
            return known;
        }
        // Not computed inside the map, where threads with other stanzas would wait for it.
        Attempt attempt = keys.computeIfAbsent(stanza.service(), this::load).open(stanza);
        attempts.put(name, attempt);
        return attempt;
    }

    private SecretKeys load(Service service) {
        return switch (service) {
            case PGP -> {
                List<KeyFile> suitable =
                        files.stream().filter(KeyFile::holdsOpenPgp).toList();
                yield suitable.isEmpty() ? NONE : OpenPgpKeys.of(suitable, passphrase);
            }
            case AGE -> {
                List<KeyFile> suitable =
                        files.stream().filter(KeyFile::holdsAge).toList();
                yield suitable.isEmpty() ? NONE : AgeKeys.of(suitable, passphrase);
            }
            case KMS, GCP_KMS, HCKMS, AZURE_KV, HC_VAULT -> NONE;
        };
    }
}
