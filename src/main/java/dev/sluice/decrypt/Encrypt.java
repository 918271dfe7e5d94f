package dev.sluice.decrypt;

import dev.sluice.Trouble;
import dev.sluice.decrypt.creation.CreationRule;
import dev.sluice.decrypt.creation.CreationRule.Named;
import dev.sluice.decrypt.key.DataKeys;
import dev.sluice.decrypt.key.FreshKey;
import dev.sluice.decrypt.key.Keyring;
import dev.sluice.decrypt.key.Recipient;
import dev.sluice.decrypt.key.Recipients;
import dev.sluice.decrypt.sops.Block;
import dev.sluice.decrypt.sops.DataKey;
import dev.sluice.decrypt.sops.Earlier;
import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Metadata;
import dev.sluice.decrypt.sops.MetadataReader;
import dev.sluice.decrypt.sops.Moment;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.sops.Refusal.Reason;
import dev.sluice.decrypt.sops.Sealing;
import dev.sluice.decrypt.sops.Selection;
import dev.sluice.decrypt.sops.Unsealing;
import dev.sluice.decrypt.store.Format;
import dev.sluice.decrypt.store.Stored;
import dev.sluice.model.SourceFile;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Encrypts plain files as sops does: anew for the recipients of a creation rule, or as a further version of a file. */
public final class Encrypt {
    private static final Selection NO_RULE = new Selection(Selection.Rule.UNENCRYPTED_SUFFIX, "");

    private final SourceFile file;
    private final Format output;
    private final Moment now;
    private final Stored plain;

    private Encrypt(SourceFile file, Format output, Moment now, Stored plain) {
        this.file = file;
        this.output = output;
        this.now = now;
        this.plain = plain;
    }

    /**
     * What came of a file: one of the two is empty.
     *
     * @param bytes the encrypted file
     * @param refusals why it cannot be encrypted
     */
    public record Outcome(Optional<byte[]> bytes, List<Refusal> refusals) {
        static Outcome refused(Refusal... refusals) {
            return new Outcome(Optional.empty(), List.of(refusals));
        }
    }

    /**
     * Reads a plain file.
     *
     * @param now the time that the file will state, in RFC 3339
     */
    public static Encrypt of(SourceFile file, Format input, Format output, String now) {
        Moment moment = Objects.requireNonNull(Moment.parse(now), "a time in RFC 3339");
        return new Encrypt(file, output, moment, input.store().readPlain(file));
    }

    /**
     * Encrypts it with a new data key.
     *
     * @throws Trouble if a recipient cannot be encrypted to
     */
    public Outcome anew(CreationRule rule, Recipients recipients) {
        Optional<Refusal> refusal = refusal();
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        int threshold = threshold(rule);
        FreshKey fresh = FreshKey.sealedFor(
                rule.groups().stream()
                        .map(group -> group.stream()
                                .map(named -> recipient(named, recipients))
                                .toList())
                        .toList(),
                threshold);
        Sealing.Scope scope = new Sealing.Scope(
                output == Format.BINARY ? Selection.DEFAULT : rule.selection().orElse(Selection.DEFAULT),
                rule.macOnlyEncrypted());
        Sealing.Scope stated = output == Format.BINARY ? new Sealing.Scope(NO_RULE, rule.macOnlyEncrypted()) : scope;
        Block block = Block.of(new Block.Access(fresh.groups(), threshold, now), stated);
        return sealed(scope, fresh.key(), Earlier.none(), block);
    }

    /**
     * Encrypts it as a further version of a file: same data key, same recipients, same rule, and the cipher text of every value
     * that did not change; empty if no key at hand opens the earlier version.
     *
     * @param earlier the encrypted file as it was
     */
    public Optional<Outcome> again(SourceFile earlier, Keyring keyring) {
        Optional<Refusal> refusal = refusal();
        if (refusal.isPresent()) {
            return Optional.of(Outcome.refused(refusal.get()));
        }
        Stored before = output.store().read(earlier);
        List<Refusal> refusals = new ArrayList<>(before.refusals());
        if (!(before.metadata() instanceof Mapping mapping) || !refusals.isEmpty()) {
            return Optional.empty();
        }
        Metadata metadata = new MetadataReader(refusals).read(mapping);
        DataKey key =
                metadata == null ? null : new DataKeys(keyring).of(metadata).key();
        if (metadata == null || key == null) {
            return Optional.empty();
        }
        Unsealing.Outcome opened = Unsealing.of(before.documents(), metadata, key);
        if (opened.refusals().isEmpty() && values(opened.documents()).equals(values(plain.documents()))) {
            return Optional.of(new Outcome(Optional.of(earlier.bytes()), List.of()));
        }
        Sealing.Scope scope = new Sealing.Scope(metadata.selection(), metadata.macOnlyEncrypted());
        return Optional.of(sealed(scope, key, Earlier.of(opened.values()), Block.of(mapping)));
    }

    /** Documents as text, which holds every value, key and comment and no positions. */
    private String values(List<Branch> documents) {
        byte[] written = output.store().write(documents);
        return written == null ? "" : new String(written, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private Optional<Refusal> refusal() {
        Span start = Span.startOf(file.path());
        if (plain.metadata() != null) {
            return Optional.of(new Refusal(
                    Reason.ALREADY_ENCRYPTED,
                    plain.metadata().span(),
                    "the file has an entry \"sops\" or is encrypted already"));
        }
        if (!plain.refusals().isEmpty()) {
            return Optional.of(plain.refusals().get(0));
        }
        return plain.documents().isEmpty()
                ? Optional.of(new Refusal(Reason.INPUT_EMPTY, start, "the file is empty"))
                : Optional.empty();
    }

    private Outcome sealed(Sealing.Scope scope, DataKey key, Earlier earlier, Block block) {
        Sealing.Outcome sealed = Sealing.of(plain.documents(), scope, key, earlier);
        if (!sealed.refusals().isEmpty()) {
            return new Outcome(Optional.empty(), sealed.refusals());
        }
        byte[] written = output.store().write(sealed.documents(), block.with(Sealing.mac(sealed.mac(), now, key), now));
        if (written == null) {
            return Outcome.refused(new Refusal(
                    Reason.INPUT_PARSE,
                    Span.startOf(file.path()),
                    "the format \"" + output.word() + "\" cannot hold the values of the file"));
        }
        return isReadable(written, key)
                ? new Outcome(Optional.of(written), List.of())
                : Outcome.refused(new Refusal(
                        Reason.INPUT_PARSE,
                        Span.startOf(file.path()),
                        "the values of the file could not be read back once they are encrypted"));
    }

    /** What is written must open again: a spelling of a clear value or a rule about comments may say otherwise. */
    private boolean isReadable(byte[] written, DataKey key) {
        Stored stored = output.store().read(new SourceFile(file.path(), written));
        List<Refusal> refusals = new ArrayList<>(stored.refusals());
        Metadata metadata = stored.metadata() == null ? null : new MetadataReader(refusals).read(stored.metadata());
        return metadata != null
                && refusals.isEmpty()
                && Unsealing.of(stored.documents(), metadata, key).refusals().isEmpty();
    }

    private static int threshold(CreationRule rule) {
        int groups = rule.groups().size();
        int threshold = rule.threshold() == 0 ? groups : rule.threshold();
        if (groups > 1 && (threshold < 2 || threshold > groups)) {
            throw new Trouble("shamir_threshold " + threshold + " does not fit " + groups
                    + " key groups; give a number from 2 to " + groups);
        }
        return threshold;
    }

    private static Recipient recipient(Named named, Recipients recipients) {
        return switch (named.service()) {
            case AGE -> recipients.age(named.name());
            case PGP -> recipients.openPgp(named.name());
            case KMS, GCP_KMS, HCKMS, AZURE_KV, HC_VAULT ->
                throw new Trouble("the recipient \"" + named.name() + "\" needs the service "
                        + named.service().field() + ", which only sops can reach; encrypt with sops");
        };
    }
}
