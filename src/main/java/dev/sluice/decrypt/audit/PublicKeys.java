package dev.sluice.decrypt.audit;

import dev.sluice.decrypt.key.Recipients;
import dev.sluice.model.Ignored;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;

/** The OpenPGP public keys that a repository exports, as teams keep them in {@code .sops.pub.asc}. */
final class PublicKeys {
    private static final Set<String> EXTENSIONS = Set.of("asc", "gpg", "pgp", "pub", "key", "txt");
    private static final int LARGEST = 1 << 20;
    private static final int SHORTEST_RSA = 2048;

    private final List<OpenPGPCertificate> certificates;
    /** Signatures are slow to verify, and many files are for the same key. */
    private final Map<OpenPGPCertificate, Optional<String>> doubts = new ConcurrentHashMap<>();

    private PublicKeys(List<OpenPGPCertificate> certificates) {
        this.certificates = certificates;
    }

    static PublicKeys of(Tree tree) {
        List<OpenPGPCertificate> certificates = new ArrayList<>();
        Stream.concat(
                        tree.files().values().stream(),
                        tree.ignored().values().stream().map(Ignored::file))
                .filter(file -> EXTENSIONS.contains(file.path().extension()) && file.size() < LARGEST)
                .forEach(file -> certificates.addAll(read(file)));
        return new PublicKeys(List.copyOf(certificates));
    }

    private static List<OpenPGPCertificate> read(SourceFile file) {
        try {
            return Recipients.certificates(file.text());
        } catch (IOException | RuntimeException malformed) {
            // A key that nobody can read is an unknown key.
            return List.of();
        }
    }

    boolean isEmpty() {
        return certificates.isEmpty();
    }

    /** The key that a fingerprint or key id names, of itself or of a subkey. */
    Optional<OpenPGPCertificate> named(String fingerprint) {
        String wanted = normal(fingerprint);
        return wanted.length() < 8
                ? Optional.empty()
                : certificates.stream()
                        .filter(one -> one.getKeys().stream()
                                .anyMatch(key -> hex(key.getPGPPublicKey()).endsWith(wanted)))
                        .findFirst();
    }

    /** The key that holds the subkey with an id. */
    Optional<OpenPGPCertificate> holding(long id) {
        return certificates.stream().filter(one -> ids(one).contains(id)).findFirst();
    }

    static Set<Long> ids(OpenPGPCertificate certificate) {
        return certificate.getKeys().stream()
                .map(key -> key.getPGPPublicKey().getKeyID())
                .collect(Collectors.toSet());
    }

    /** Upper case, without blanks and without the mark that asks for exactly this subkey. */
    static String normal(String fingerprint) {
        return fingerprint.replace(" ", "").replace("!", "").toUpperCase(Locale.ROOT);
    }

    /** What is wrong with a key on the day of the run; empty if it can be encrypted to. */
    Optional<String> doubt(OpenPGPCertificate certificate, LocalDate today) {
        return doubts.computeIfAbsent(certificate, key -> judged(key, today));
    }

    private static Optional<String> judged(OpenPGPCertificate certificate, LocalDate today) {
        // The end of the day, so that a key made today is one.
        Date date = Date.from(today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        PGPPublicKey primary = certificate.getPrimaryKey().getPGPPublicKey();
        try {
            if (certificate.getRevocation(date) != null) {
                return Optional.of("is revoked");
            }
            Date end = certificate.getExpirationTime(date);
            if (end != null && !end.toInstant().isAfter(date.toInstant())) {
                return Optional.of("has expired");
            }
            return weakness(certificate, primary)
                    .or(() -> certificate.getEncryptionKeys(date).isEmpty()
                            ? Optional.of(unusable(certificate, date))
                            : Optional.empty());
        } catch (RuntimeException malformed) {
            return Optional.of("cannot be read");
        }
    }

    private static String unusable(OpenPGPCertificate certificate, Date date) {
        boolean expired = certificate.getKeys().stream()
                .map(key -> key.getKeyExpirationDateAt(date))
                .anyMatch(end -> end != null && !end.toInstant().isAfter(date.toInstant()));
        boolean revoked = certificate.getKeys().stream()
                .anyMatch(key -> key.getPGPPublicKey().hasRevocation());
        return expired ? "has expired" : revoked ? "is revoked" : "has no subkey for encryption";
    }

    private static Optional<String> weakness(OpenPGPCertificate certificate, PGPPublicKey primary) {
        if (primary.getVersion() < 4) {
            return Optional.of("is of an outdated version");
        }
        return certificate.getKeys().stream()
                .map(OpenPGPComponentKey::getPGPPublicKey)
                .filter(key -> isRsa(key) && key.getBitStrength() < SHORTEST_RSA)
                .findFirst()
                .map(key -> "is weak: RSA with " + key.getBitStrength() + " bits");
    }

    private static boolean isRsa(PGPPublicKey key) {
        return key.getPublicKeyPacket().getKey() instanceof RSAPublicBCPGKey;
    }

    private static String hex(PGPPublicKey key) {
        return HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
    }
}
