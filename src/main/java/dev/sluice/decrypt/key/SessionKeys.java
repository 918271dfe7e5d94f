package dev.sluice.decrypt.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import javax.crypto.Cipher;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.bcpg.RSASecretBCPGKey;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.operator.PublicKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/** Opens session keys. RSA goes through the JDK, which takes half the time of BouncyCastle for it. */
final class SessionKeys extends BcPublicKeyDataDecryptorFactory {
    private final PrivateKey rsa;

    private SessionKeys(PGPKeyPair key, PrivateKey rsa) {
        super(key);
        this.rsa = rsa;
    }

    static PublicKeyDataDecryptorFactory with(PGPKeyPair key) {
        if (key.getPrivateKey().getPrivateKeyDataPacket() instanceof RSASecretBCPGKey secret
                && key.getPublicKey().getPublicKeyPacket().getKey() instanceof RSAPublicBCPGKey open) {
            try {
                return new SessionKeys(key, rsa(secret, open.getPublicExponent()));
            } catch (GeneralSecurityException unusual) {
                return new BcPublicKeyDataDecryptorFactory(key);
            }
        }
        return new BcPublicKeyDataDecryptorFactory(key);
    }

    @Override
    public byte[] recoverSessionData(int algorithm, byte[][] sealed, int version) throws PGPException {
        if (algorithm != PublicKeyAlgorithmTags.RSA_GENERAL) {
            return super.recoverSessionData(algorithm, sealed, version);
        }
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.DECRYPT_MODE, rsa);
            return cipher.doFinal(number(sealed[0]));
        } catch (GeneralSecurityException doesNotOpen) {
            throw new PGPException("the session key does not open");
        }
    }

    /** A number of the message as wide as the modulus: it is written without leading zeros, which the cipher wants. */
    private byte[] number(byte[] written) throws PGPException {
        int width = (((RSAKey) rsa).getModulus().bitLength() + 7) / 8;
        // Two bytes of length come first.
        int length = written.length - 2;
        if (length < 0 || length > width) {
            throw new PGPException("the session key is larger than the key");
        }
        byte[] wide = new byte[width];
        System.arraycopy(written, 2, wide, width - length, length);
        return wide;
    }

    private static PrivateKey rsa(RSASecretBCPGKey secret, BigInteger publicExponent) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        secret.getModulus(),
                        publicExponent,
                        secret.getPrivateExponent(),
                        secret.getPrimeP(),
                        secret.getPrimeQ(),
                        secret.getPrimeExponentP(),
                        secret.getPrimeExponentQ(),
                        secret.getCrtCoefficient()));
    }
}
