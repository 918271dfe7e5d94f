package dev.sluice.decrypt.key;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.armor.ArmoredDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import dev.sluice.Settings.Passphrase;
import dev.sluice.Trouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.util.Strings;

/** Files of age identities that are themselves encrypted with a passphrase (age 1.3, scrypt.go). */
final class LockedIdentities {
    private static final String ARMOUR = "-----BEGIN AGE ENCRYPTED FILE-----";
    private static final String BINARY = "age-encryption.org/v1\n";
    private static final String LABEL = "age-encryption.org/v1/scrypt";
    private static final int BLOCK = 8;
    private static final int KEY_BYTES = 32;
    /** 2^20 rounds take a gigabyte; age itself writes 2^18. */
    private static final int LARGEST_WORK = 20;

    private static final int LARGEST = 1 << 20;

    private LockedIdentities() {}

    static boolean areIn(String text) {
        return text.startsWith(BINARY) || text.stripLeading().startsWith(ARMOUR);
    }

    /**
     * The lines of a file, opened.
     *
     * @throws Trouble if there is no passphrase, or it does not open the file
     */
    static String open(KeyFile file, Optional<Passphrase> passphrase) {
        Passphrase words = passphrase.orElseThrow(() -> new Trouble("the age identities in " + file.path()
                + " are protected by a passphrase; set SLUICE_PASSPHRASE to it"));
        try (ReadableByteChannel opened = channel(file, reader(words));
                InputStream content = Channels.newInputStream(opened)) {
            return new String(content.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException | GeneralSecurityException | RuntimeException refused) {
            throw new Trouble("the age identities in " + file.path()
                    + " do not open with the passphrase given; check SLUICE_PASSPHRASE");
        }
    }

    private static ReadableByteChannel channel(KeyFile file, RecipientStanzaReader reader)
            throws IOException, GeneralSecurityException {
        if (file.text().startsWith(BINARY)) {
            ReadableByteChannel bytes = Channels.newChannel(new ByteArrayInputStream(file.bytes()));
            return new StandardDecryptingChannelFactory().newDecryptingChannel(bytes, List.of(reader));
        }
        byte[] armoured = (file.text().strip() + "\n").getBytes(StandardCharsets.US_ASCII);
        return new ArmoredDecryptingChannelFactory()
                .newDecryptingChannel(Channels.newChannel(new ByteArrayInputStream(armoured)), List.of(reader));
    }

    private static RecipientStanzaReader reader(Passphrase words) {
        return FileKeys.reader("scrypt", stanza -> {
            byte[] salt = FileKeys.joined(LABEL.getBytes(StandardCharsets.US_ASCII), FileKeys.argument(stanza, 0));
            List<String> arguments = stanza.getArguments();
            if (arguments.size() != 2 || !arguments.get(1).matches("[1-9][0-9]?")) {
                throw new GeneralSecurityException("the stanza is malformed");
            }
            int work = Integer.parseInt(arguments.get(1));
            if (work > LARGEST_WORK) {
                throw new GeneralSecurityException("the stanza asks for too much work");
            }
            char[] revealed = words.reveal();
            byte[] phrase = Strings.toUTF8ByteArray(revealed);
            Arrays.fill(revealed, ' ');
            byte[] key = SCrypt.generate(phrase, salt, 1 << work, BLOCK, 1, KEY_BYTES);
            Arrays.fill(phrase, (byte) 0);
            return FileKeys.unwrap(stanza.getBody(), key);
        });
    }
}
