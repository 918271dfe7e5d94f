package dev.sluice.decrypt.sops;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The key that encrypts the values of one file. No text form of this object shows it. */
public final class DataKey {
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
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
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
