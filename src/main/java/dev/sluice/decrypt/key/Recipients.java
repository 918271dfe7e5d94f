package dev.sluice.decrypt.key;

import dev.sluice.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPKeyReader;

/** Finds whom a name means: an age recipient says it itself, a fingerprint needs the public key in one of the files at hand. */
public final class Recipients {
    private static final String BEGIN = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
    private static final String END = "-----END PGP PUBLIC KEY BLOCK-----";
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-F]{16,64}");

    private final List<OpenPGPCertificate> certificates;
    private final Date today;

    private Recipients(List<OpenPGPCertificate> certificates, Date today) {
        this.certificates = certificates;
        this.today = today;
    }

    /**
     * Reads exported OpenPGP public keys.
     *
     * @param today decides which keys have expired
     * @throws Trouble if a file cannot be read
     */
    public static Recipients of(List<Path> files, Instant today) {
        List<OpenPGPCertificate> certificates = new ArrayList<>();
        for (Path file : files) {
            try {
                certificates.addAll(certificates(Files.readString(file, StandardCharsets.ISO_8859_1)));
            } catch (IOException | RuntimeException unreadable) {
                throw new Trouble(
                        "the public key file " + file + " cannot be read; export it again with gpg --armor --export",
                        unreadable);
            }
        }
        return new Recipients(List.copyOf(certificates), Date.from(today));
    }

    /** The fingerprints of all keys at hand. */
    public List<String> fingerprints() {
        return certificates.stream().map(Recipients::fingerprint).distinct().toList();
    }

    /** @throws Trouble if an age recipient is malformed */
    public Recipient age(String name) {
        return AgeRecipient.of(name);
    }

    /**
     * The recipient behind a fingerprint, without {@code !} the newest usable subkey for encryption (GnuPG 2.4, getkey.c).
     *
     * @throws Trouble if no key at hand is meant, or it must not be encrypted to
     */
    public Recipient openPgp(String name) {
        String wanted = name.replace(" ", "").replace("!", "").toUpperCase(Locale.ROOT);
        if (!FINGERPRINT.matcher(wanted).matches()) {
            throw new Trouble("\"" + name + "\" is no fingerprint of an OpenPGP key; give all 40 digits");
        }
        OpenPGPCertificate certificate = certificates.stream()
                .filter(one -> one.getKeys().stream().anyMatch(key -> isNamed(key, wanted)))
                .findFirst()
                .orElseThrow(() -> new Trouble("the public key " + name
                        + " is not at hand; export it with gpg --armor --export to .sops.pub.asc beside .sops.yaml"));
        return usable(certificate)
                .filter(key -> !name.endsWith("!") || isNamed(key, wanted))
                .map(key -> (Recipient) new OpenPgpRecipient(name.replace(" ", ""), key.getPGPPublicKey()))
                .orElseThrow(() -> new Trouble("the OpenPGP key " + name
                        + " is expired, revoked, too weak or cannot encrypt; give another, or extend and export it"));
    }

    private Optional<OpenPGPComponentKey> usable(OpenPGPCertificate certificate) {
        try {
            return certificate.getEncryptionKeys(today).stream()
                    .max(Comparator.comparing(OpenPGPComponentKey::getCreationTime));
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isNamed(OpenPGPComponentKey key, String wanted) {
        return OpenPgpKeys.fingerprint(key.getPGPPublicKey().getFingerprint()).endsWith(wanted);
    }

    private static String fingerprint(OpenPGPCertificate certificate) {
        return OpenPgpKeys.fingerprint(certificate.getFingerprint());
    }

    /** The keys of a file, which may hold several armoured ones, one behind the other. */
    public static List<OpenPGPCertificate> certificates(String text) throws IOException {
        List<OpenPGPCertificate> found = new ArrayList<>();
        for (int from = text.indexOf(BEGIN); from >= 0; from = text.indexOf(BEGIN, from + 1)) {
            int end = text.indexOf(END, from);
            int to = end < 0 ? text.length() : end + END.length();
            found.addAll(new OpenPGPKeyReader().parseCertificates(text.substring(from, to) + "\n"));
        }
        return found;
    }
}
