package dev.sluice.decrypt.key;

import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** Ed25519 keys of SSH as age uses them: the same point on the Montgomery curve, tweaked by the key's SSH form. */
final class SshEd25519 {
    private static final String TYPE = "ssh-ed25519";
    private static final String INFO = "age-encryption.org/v1/ssh-ed25519";
    private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    private SshEd25519() {}

    static RecipientStanzaReader reader(Ed25519PrivateKeyParameters key, byte[] wire) {
        byte[] scalar = scalar(key);
        byte[] own = montgomery(key.generatePublicKey());
        return FileKeys.reader(TYPE, stanza -> {
            byte[] ephemeral = FileKeys.argument(stanza, 1);
            if (!SshKeys.isTagged(stanza, wire) || ephemeral.length != X25519.POINT_SIZE) {
                throw new GeneralSecurityException("the stanza is for another key");
            }
            byte[] shared = agreed(tweak(wire), agreed(scalar, ephemeral));
            return FileKeys.unwrap(stanza.getBody(), FileKeys.derived(shared, FileKeys.joined(ephemeral, own), INFO));
        });
    }

    static RecipientStanza stanza(Ed25519PublicKeyParameters key, byte[] wire, byte[] fileKey, SecureRandom random)
            throws GeneralSecurityException {
        byte[] secret = new byte[X25519.SCALAR_SIZE];
        X25519.generatePrivateKey(random, secret);
        byte[] ephemeral = new byte[X25519.POINT_SIZE];
        X25519.generatePublicKey(secret, 0, ephemeral, 0);
        byte[] theirs = montgomery(key);
        byte[] shared = agreed(tweak(wire), agreed(secret, theirs));
        byte[] body = FileKeys.wrap(fileKey, FileKeys.derived(shared, FileKeys.joined(ephemeral, theirs), INFO));
        return FileKeys.stanza(TYPE, List.of(FileKeys.argument(SshKeys.tag(wire)), FileKeys.argument(ephemeral)), body);
    }

    private static byte[] tweak(byte[] wire) {
        return FileKeys.derived(new byte[0], wire, INFO);
    }

    private static byte[] agreed(byte[] scalar, byte[] point) throws GeneralSecurityException {
        byte[] shared = new byte[X25519.POINT_SIZE];
        if (!X25519.calculateAgreement(scalar, 0, point, 0, shared, 0)) {
            throw new GeneralSecurityException("a point of low order");
        }
        return shared;
    }

    private static byte[] scalar(Ed25519PrivateKeyParameters key) {
        SHA512Digest digest = new SHA512Digest();
        byte[] seed = key.getEncoded();
        digest.update(seed, 0, seed.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return Arrays.copyOf(hash, X25519.SCALAR_SIZE);
    }

    /** The point on the other curve: (1 + y) / (1 - y). Only public keys go through arithmetic that is not constant in time. */
    private static byte[] montgomery(Ed25519PublicKeyParameters key) {
        byte[] little = key.getEncoded();
        little[little.length - 1] &= 0x7F;
        BigInteger y = new BigInteger(1, reversed(little));
        BigInteger u = BigInteger.ONE
                .add(y)
                .multiply(BigInteger.ONE.subtract(y).modInverse(PRIME))
                .mod(PRIME);
        byte[] big = u.toByteArray();
        byte[] wide = new byte[X25519.POINT_SIZE];
        int length = Math.min(big.length, wide.length);
        System.arraycopy(big, big.length - length, wide, wide.length - length, length);
        return reversed(wide);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
