package dev.sluice.decrypt.key;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.armor.ArmoredDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import dev.sluice.Settings.Passphrase;
import dev.sluice.Trouble;
import dev.sluice.decrypt.sops.Stanza;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** age identities, with Jagged: X25519, post-quantum, SSH keys, and files of them under a passphrase. */
final class AgeKeys implements SecretKeys {
    /** A data key has 32 bytes, a share 33. */
    private static final int LARGEST_PART = 1 << 10;

    private final List<RecipientStanzaReader> identities;

    private AgeKeys(List<RecipientStanzaReader> identities) {
        this.identities = identities;
    }

    /** @throws Trouble if a line of a file is not an identity, or the file has a passphrase that is not at hand */
    static AgeKeys of(List<KeyFile> files, Optional<Passphrase> passphrase) {
        List<RecipientStanzaReader> identities = new ArrayList<>();
        for (KeyFile file : files) {
            if (SshKeys.areIn(file.text())) {
                identities.add(ssh(file));
                continue;
            }
            String text = LockedIdentities.areIn(file.text()) ? LockedIdentities.open(file, passphrase) : file.text();
            String[] lines = text.split("\r?\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (!lines[i].isEmpty() && !lines[i].startsWith("#")) {
                    identities.add(identity(lines[i], file, i + 1));
                }
            }
        }
        return new AgeKeys(List.copyOf(identities));
    }

    private static RecipientStanzaReader ssh(KeyFile file) {
        try {
            return SshKeys.identity(file.text());
        } catch (GeneralSecurityException unusable) {
            throw new Trouble("the SSH key in " + file.path()
                    + " cannot be used; give an Ed25519 or RSA key without a passphrase");
        }
    }

    @Override
    public Attempt open(Stanza stanza) {
        Attempt best = Attempt.FOREIGN;
        for (RecipientStanzaReader identity : identities) {
            Attempt attempt = open(stanza, identity);
            if (attempt.part() != null) {
                return attempt;
            }
            best = attempt.isDamaged() ? attempt : best;
        }
        return best;
    }

    private static Attempt open(Stanza stanza, RecipientStanzaReader identity) {
        try (ReadableByteChannel opened = new ArmoredDecryptingChannelFactory()
                        .newDecryptingChannel(channel(stanza.sealed()), List.of(identity));
                InputStream content = Channels.newInputStream(opened)) {
            byte[] part = content.readNBytes(LARGEST_PART + 1);
            return part.length > LARGEST_PART ? Attempt.DAMAGED : Attempt.opened(part);
        } catch (GeneralSecurityException notMine) {
            return Attempt.FOREIGN;
        } catch (IOException | RuntimeException unreadable) {
            return Attempt.DAMAGED;
        }
    }

    private static ReadableByteChannel channel(String armoured) {
        return Channels.newChannel(
                new ByteArrayInputStream((armoured.strip() + "\n").getBytes(StandardCharsets.US_ASCII)));
    }

    private static RecipientStanzaReader identity(String line, KeyFile file, int number) {
        try {
            return line.startsWith(HybridKeys.IDENTITY)
                    ? HybridKeys.identity(line)
                    : X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(line);
        } catch (GeneralSecurityException | RuntimeException unknown) {
            // Without the cause: its message may hold the line.
            throw new Trouble("line " + number + " of the key file " + file.path()
                    + " is not an age identity that Sluice can use; give AGE-SECRET-KEY-1… or AGE-SECRET-KEY-PQ-1…");
        }
    }
}
