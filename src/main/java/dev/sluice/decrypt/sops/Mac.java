package dev.sluice.decrypt.sops;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest over the values of a file (sops 3.13.3, sops.go, Tree.Decrypt). */
public final class Mac {
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private final MessageDigest digest = digest("SHA-512");
    private final boolean encryptedOnly;

    /** @param encryptedOnly whether values in the clear are left out */
    public Mac(boolean encryptedOnly) {
        this.encryptedOnly = encryptedOnly;
        if (encryptedOnly) {
            // The fixed start keeps a MAC of one kind from being taken for one of the other.
            digest.update(digest("SHA-256").digest("sops".getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** Whether a value counts. */
    public boolean counts(Value value, boolean selected) {
        return value.type() != Value.Type.COMMENT && (selected || !encryptedOnly);
    }

    /** Adds a value, in the order of the walk. */
    public void add(Value value, boolean selected) {
        if (counts(value, selected)) {
            digest.update(value.bytes());
        }
    }

    /** The digest of all values added, as 128 hexadecimal digits. */
    public String hex() {
        return UPPER.formatHex(digest.digest());
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has " + algorithm, impossible);
        }
    }
}
