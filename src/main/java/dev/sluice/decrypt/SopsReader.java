package dev.sluice.decrypt;

import dev.sluice.decrypt.key.DataKeys;
import dev.sluice.decrypt.key.Keyring;
import dev.sluice.decrypt.sops.DataKey;
import dev.sluice.decrypt.sops.Metadata;
import dev.sluice.decrypt.sops.MetadataReader;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.sops.Refusal.Reason;
import dev.sluice.decrypt.sops.Unsealing;
import dev.sluice.decrypt.store.Stored;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a SOPS file and opens it if a key at hand does. */
final class SopsReader {
    private final Keyring keyring;
    private final DataKeys dataKeys;

    SopsReader(Keyring keyring) {
        this.keyring = keyring;
        this.dataKeys = new DataKeys(keyring);
    }

    /**
     * Checks a file that a store has split.
     *
     * @param start where the file starts to be a SOPS file, for saying that it has no metadata
     */
    Verdict verdict(RepoPath path, Stored stored, Span start) {
        List<Refusal> refusals = new ArrayList<>(stored.refusals());
        if (stored.metadata() == null) {
            refusals.add(new Refusal(Reason.METADATA_NOT_FOUND, start, "the file holds cipher text but no sops block"));
            return Verdict.refused(path, refusals);
        }
        Metadata metadata = new MetadataReader(refusals).read(stored.metadata());
        if (metadata == null || refusals.stream().anyMatch(Refusal::stopsFlux)) {
            return Verdict.refused(path, refusals);
        }
        @Nullable DataKey key = keyring.isEmpty() ? null : key(metadata, refusals);
        Unsealing.Outcome outcome = Unsealing.of(stored.documents(), metadata, key);
        refusals.addAll(outcome.refusals());
        return new Verdict(path, metadata.recipients(), outcome, key != null, refusals);
    }

    private @Nullable DataKey key(Metadata metadata, List<Refusal> refusals) {
        DataKeys.Found found = dataKeys.of(metadata);
        Refusal refusal = found.refusal();
        // That no key at hand opens a file is no fault of the file.
        if (refusal != null && refusal.reason() != Reason.KEY_UNAVAILABLE) {
            refusals.add(refusal);
        }
        return found.key();
    }
}
