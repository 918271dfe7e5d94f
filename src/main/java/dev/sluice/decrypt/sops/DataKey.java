package dev.sluice.decrypt.sops;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The key that encrypts the values of one file. No text form of this object shows it. */
public final class DataKey {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;
    private static final int TAG_BYTES = TAG_BITS / 8;

    private final SecretKeySpec key;
    private final boolean usable;

    /** Takes the bytes that a key group yielded; they may have a length that AES does not know. */
    public DataKey(byte[] bytes) {
        this.usable = bytes.length == 16 || bytes.length == 24 || bytes.length == 32;
        this.key = new SecretKeySpec(bytes.length == 0 ? new byte[1] : bytes, "AES");
    }

    /** Whether AES knows keys of this length. */
    public boolean isUsable() {
        return usable;
    }

    /**
     * Seals a value.
     *
     * @param authenticated what is to be unchanged besides it: the path of the value
     * @param nonce bytes that were never used with this key
     * @return the cipher text
     */
    String seal(Value value, String authenticated, byte[] nonce) {
        byte[] plain = value.bytes();
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(authenticated.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = cipher.doFinal(plain);
            int length = sealed.length - TAG_BYTES;
            Base64.Encoder base64 = Base64.getEncoder();
            String label = (value.type() == Value.Type.BYTES ? Value.Type.STR : value.type()).label();
            return new CipherText(
                            base64.encodeToString(Arrays.copyOf(sealed, length)),
                            base64.encodeToString(nonce),
                            base64.encodeToString(Arrays.copyOfRange(sealed, length, sealed.length)),
                            label)
                    .text();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has AES", impossible);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Opens a cipher text.
     *
     * @param authenticated what must be unchanged besides it: the path of the value
     * @return the plain bytes; null if the key, the text or what it is bound to is another than when it was sealed
     */
    byte @Nullable [] open(CipherText text, String authenticated) {
        byte[] data = CipherText.bytes(text.data());
        byte[] iv = CipherText.bytes(text.iv());
        byte[] tag = CipherText.bytes(text.tag());
        if (!usable || data == null || iv == null || tag == null || iv.length == 0 || tag.length != TAG_BYTES) {
            return null;
        }
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(authenticated.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = new byte[data.length + tag.length];
            System.arraycopy(data, 0, sealed, 0, data.length);
            System.arraycopy(tag, 0, sealed, data.length, tag.length);
            return cipher.doFinal(sealed);
        } catch (GeneralSecurityException notAuthentic) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "DataKey[…]";
    }
}
