package dev.sluice.decrypt.key;

import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;

/** SSH keys as age identities and recipients (age 1.3, agessh/agessh.go). */
final class SshKeys {
    private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private static final String END = "-----END OPENSSH PRIVATE KEY-----";
    private static final int TAG_BYTES = 4;

    private SshKeys() {}

    /** Whether a text is, or holds, an OpenSSH private key. */
    static boolean areIn(String text) {
        return text.contains(BEGIN);
    }

    /** @throws GeneralSecurityException if the key cannot be used: it is of another kind, or has a passphrase */
    static RecipientStanzaReader identity(String text) throws GeneralSecurityException {
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = Math.max(from, text.indexOf(END));
        try {
            AsymmetricKeyParameter key = OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(
                    Base64.getMimeDecoder().decode(text.substring(from, to)));
            if (key instanceof Ed25519PrivateKeyParameters ed25519) {
                return SshEd25519.reader(ed25519, wire(ed25519.generatePublicKey()));
            }
            if (key instanceof RSAPrivateCrtKeyParameters rsa) {
                return SshRsa.reader(rsa, wire(new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent())));
            }
        } catch (IOException | RuntimeException unusable) {
            throw new GeneralSecurityException("the SSH key cannot be used");
        }
        throw new GeneralSecurityException("age knows no SSH keys of this kind");
    }

    /** @throws GeneralSecurityException if the line is no public key that age knows */
    static RecipientStanzaWriter recipient(String line) throws GeneralSecurityException {
        String[] words = line.strip().split("\\s+");
        try {
            byte[] wire = Base64.getDecoder().decode(words.length < 2 ? "" : words[1]);
            AsymmetricKeyParameter key = OpenSSHPublicKeyUtil.parsePublicKey(wire);
            SecureRandom random = new SecureRandom();
            if (key instanceof Ed25519PublicKeyParameters ed25519) {
                return fileKey -> List.of(SshEd25519.stanza(ed25519, wire, fileKey.getEncoded(), random));
            }
            if (key instanceof RSAKeyParameters rsa && rsa.getModulus().bitLength() >= SshRsa.SMALLEST) {
                return fileKey -> List.of(SshRsa.stanza(rsa, wire, fileKey.getEncoded(), random));
            }
        } catch (RuntimeException malformed) {
            throw new GeneralSecurityException("the SSH key cannot be read", malformed);
        }
        throw new GeneralSecurityException("age knows no SSH keys of this kind or strength");
    }

    /** What a stanza names a key by. */
    static byte[] tag(byte[] wire) {
        SHA256Digest digest = new SHA256Digest();
        digest.update(wire, 0, wire.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return Arrays.copyOf(hash, TAG_BYTES);
    }

    static boolean isTagged(RecipientStanza stanza, byte[] wire) throws GeneralSecurityException {
        return Arrays.equals(FileKeys.argument(stanza, 0), tag(wire));
    }

    private static byte[] wire(AsymmetricKeyParameter key) throws IOException {
        return OpenSSHPublicKeyUtil.encodePublicKey(key);
    }
}
