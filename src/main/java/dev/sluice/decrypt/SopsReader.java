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
import dev.sluice.decrypt.store.YamlStore;
import dev.sluice.model.Fault;
import dev.sluice.model.SopsFile;
import dev.sluice.model.SopsFile.State;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a SOPS file and opens it if a key at hand does. */
final class SopsReader {
    private final Keyring keyring;
    private final DataKeys dataKeys;

    /**
     * What came of a file.
     *
     * @param yaml the file, its encrypted values marked as sealed
     * @param facts what it is as a SOPS file
     * @param faults what is wrong with it that is not wrong with it as YAML
     */
    record Reading(YamlFile yaml, SopsFile facts, List<Fault> faults) {}

    SopsReader(Keyring keyring) {
        this.keyring = keyring;
        this.dataKeys = new DataKeys(keyring);
    }

    /** Reads a parsed file; empty if it is no SOPS file. */
    Optional<Reading> read(YamlFile file) {
        if (!Marks.isSops(file)) {
            return Optional.empty();
        }
        if (!file.isWhole()) {
            SopsFile facts = new SopsFile(file.path(), "yaml", State.REFUSED, List.of(), Rejections.faults(file));
            return Optional.of(new Reading(file, facts, List.of()));
        }
        Verdict verdict = verdict(YamlStore.read(file), file);
        List<Fault> faults = verdict.refusals().stream().map(Refusal::fault).toList();
        SopsFile facts = new SopsFile(file.path(), "yaml", verdict.state(), verdict.recipients(), faults);
        return Optional.of(new Reading(Seals.mark(file, verdict), facts, faults));
    }

    /** Checks a file that a store has split. */
    Verdict verdict(Stored stored, YamlFile file) {
        RepoPath path = file.path();
        List<Refusal> refusals = new ArrayList<>(stored.refusals());
        if (stored.metadata() == null) {
            refusals.add(Marks.withoutBlock(file));
            return Verdict.refused(path, refusals);
        }
        Metadata metadata = new MetadataReader(refusals).read(stored.metadata());
        if (metadata == null || !refusals.isEmpty()) {
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
