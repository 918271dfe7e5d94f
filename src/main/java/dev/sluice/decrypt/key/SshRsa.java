package dev.sluice.decrypt.key;

import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/** RSA keys of SSH as age uses them: OAEP with SHA-256 and a label. */
final class SshRsa {
    /** The shortest modulus that age encrypts to, in bits. */
    static final int SMALLEST = 2048;

    private static final String TYPE = "ssh-rsa";
    private static final byte[] LABEL = "age-encryption.org/v1/ssh-rsa".getBytes(StandardCharsets.US_ASCII);

    private SshRsa() {}

    static RecipientStanzaReader reader(RSAPrivateCrtKeyParameters key, byte[] wire) {
        return FileKeys.reader(TYPE, stanza -> {
            if (!SshKeys.isTagged(stanza, wire)) {
                throw new GeneralSecurityException("the stanza is for another key");
            }
            OAEPEncoding cipher = cipher();
            cipher.init(false, key);
            byte[] body = stanza.getBody();
            try {
                return cipher.processBlock(body, 0, body.length);
            } catch (InvalidCipherTextException | RuntimeException doesNotOpen) {
                throw new GeneralSecurityException("the stanza does not open");
            }
        });
    }

    static RecipientStanza stanza(RSAKeyParameters key, byte[] wire, byte[] fileKey, SecureRandom random)
            throws GeneralSecurityException {
        OAEPEncoding cipher = cipher();
        cipher.init(true, new ParametersWithRandom(key, random));
        try {
            byte[] body = cipher.processBlock(fileKey, 0, fileKey.length);
            return FileKeys.stanza(TYPE, List.of(FileKeys.argument(SshKeys.tag(wire))), body);
        } catch (InvalidCipherTextException refused) {
            throw new GeneralSecurityException("the file key cannot be sealed", refused);
        }
    }

    private static OAEPEncoding cipher() {
        return new OAEPEncoding(new RSABlindedEngine(), new SHA256Digest(), new SHA256Digest(), LABEL);
    }
}
