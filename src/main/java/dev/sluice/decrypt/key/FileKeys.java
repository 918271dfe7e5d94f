package dev.sluice.decrypt.key;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.jspecify.annotations.Nullable;

/** What the kinds of age recipients that Jagged lacks have in common (age 1.3, internal/format, agessh, hpke). */
final class FileKeys {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;

    private FileKeys() {}

    /** One way to open a stanza of a kind. */
    interface Opener {
        /** @throws GeneralSecurityException if it does not open */
        byte[] open(RecipientStanza stanza) throws GeneralSecurityException;
    }

    /** A reader that tries every stanza of a kind. */
    static RecipientStanzaReader reader(String type, Opener opener) {
        return stanzas -> {
            for (RecipientStanza stanza : stanzas) {
                byte[] fileKey = stanza.getType().equals(type) ? attempt(opener, stanza) : null;
                if (fileKey != null) {
                    return new FileKey(fileKey);
                }
            }
            throw new GeneralSecurityException("no stanza opens");
        };
    }

    private static byte @Nullable [] attempt(Opener opener, RecipientStanza stanza) {
        try {
            return opener.open(stanza);
        } catch (GeneralSecurityException notMine) {
            return null;
        }
    }

    /** A stanza to be written. */
    static RecipientStanza stanza(String type, List<String> arguments, byte[] body) {
        return new RecipientStanza() {
            @Override
            public String getType() {
                return type;
            }

            @Override
            public List<String> getArguments() {
                return arguments;
            }

            @Override
            public byte[] getBody() {
                return body.clone();
            }
        };
    }

    /** HKDF over SHA-256, 32 bytes. */
    static byte[] derived(byte[] secret, byte[] salt, String info) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(secret, salt, info.getBytes(StandardCharsets.US_ASCII)));
        byte[] key = new byte[KEY_BYTES];
        generator.generateBytes(key, 0, key.length);
        return key;
    }

    static byte[] wrap(byte[] fileKey, byte[] key) throws GeneralSecurityException {
        return cipher(Cipher.ENCRYPT_MODE, key).doFinal(fileKey);
    }

    static byte[] unwrap(byte[] body, byte[] key) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, key).doFinal(body);
    }

    /** An argument of a stanza: base64 without padding. */
    static byte[] argument(RecipientStanza stanza, int index) throws GeneralSecurityException {
        if (index >= stanza.getArguments().size()) {
            throw new GeneralSecurityException("an argument is missing");
        }
        try {
            return Base64.getDecoder().decode(stanza.getArguments().get(index));
        } catch (IllegalArgumentException malformed) {
            throw new GeneralSecurityException("an argument is no base64", malformed);
        }
    }

    static String argument(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Two arrays, one behind the other. */
    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** The key is used once, so that the nonce may be zero. */
    private static Cipher cipher(int mode, byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(new byte[NONCE_BYTES]));
        return cipher;
    }
}
