package dev.sluice.decrypt.key;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.armor.ArmoredEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import dev.sluice.Trouble;
import dev.sluice.decrypt.sops.Stanza;
import dev.sluice.decrypt.sops.Stanza.Service;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

/** An age recipient, with Jagged. */
final class AgeRecipient implements Recipient {
    private final String name;
    private final RecipientStanzaWriter writer;

    private AgeRecipient(String name, RecipientStanzaWriter writer) {
        this.name = name;
        this.writer = writer;
    }

    /** @throws Trouble if the text is no recipient that can be used */
    static AgeRecipient of(String name) {
        try {
            return new AgeRecipient(name, writer(name));
        } catch (GeneralSecurityException | RuntimeException malformed) {
            throw new Trouble(
                    "\"" + name + "\" is no age recipient that Sluice can encrypt to; check its spelling", malformed);
        }
    }

    private static RecipientStanzaWriter writer(String name) throws GeneralSecurityException {
        if (name.startsWith("ssh-")) {
            return SshKeys.recipient(name);
        }
        return name.startsWith(HybridKeys.RECIPIENT)
                ? HybridKeys.recipient(name)
                : X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(name);
    }

    @Override
    public Stanza seal(byte[] part) {
        ByteArrayOutputStream armoured = new ByteArrayOutputStream();
        try (WritableByteChannel channel = new ArmoredEncryptingChannelFactory()
                .newEncryptingChannel(Channels.newChannel(armoured), List.of(writer))) {
            channel.write(ByteBuffer.wrap(part));
        } catch (IOException | GeneralSecurityException refused) {
            throw new Trouble("the data key cannot be sealed for \"" + name + "\"; give another recipient", refused);
        }
        return new Stanza(Service.AGE, name, armoured.toString(StandardCharsets.US_ASCII), Span.startOf(RepoPath.ROOT));
    }
}
