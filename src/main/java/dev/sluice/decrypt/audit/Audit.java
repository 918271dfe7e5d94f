package dev.sluice.decrypt.audit;

import dev.sluice.decrypt.sops.Metadata;
import dev.sluice.decrypt.sops.MetadataReader;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.store.Format;
import dev.sluice.decrypt.store.Stored;
import dev.sluice.model.Fault;
import dev.sluice.model.SopsFile;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at the SOPS files of a tree as anybody can who holds no key. */
public final class Audit {
    private final Policies policies;
    private final PublicKeys keys;
    private final LocalDate today;
    /** The recipients of whom it was said that only newer releases of GnuPG open what is sealed for them. */
    private final Set<String> modern = new HashSet<>();

    private Audit(Policies policies, PublicKeys keys, LocalDate today) {
        this.policies = policies;
        this.keys = keys;
        this.today = today;
    }

    /**
     * What is to be said about the files of a tree beyond what keeps them from being read.
     *
     * @param files those that are SOPS files
     * @param today decides which keys have expired and which times lie in the future
     */
    public static List<Fault> of(Tree tree, Collection<SopsFile> files, LocalDate today) {
        if (files.isEmpty()) {
            return List.of();
        }
        Audit audit = new Audit(Policies.of(tree), PublicKeys.of(tree), today);
        List<Fault> faults = new ArrayList<>();
        SharedKeys shared = new SharedKeys();
        for (SopsFile facts : files) {
            tree.file(facts.path()).ifPresent(file -> faults.addAll(audit.of(file, facts, shared)));
        }
        faults.addAll(shared.faults());
        return faults;
    }

    /** What refuses a file has been told; only what is seen at other places is new. */
    private List<Fault> of(SourceFile file, SopsFile facts, SharedKeys shared) {
        Format format = Format.named(facts.format()).orElseGet(() -> Format.of(file.path()));
        Stored stored = format.store().read(file);
        List<Refusal> refusals = new ArrayList<>();
        Metadata metadata = stored.metadata() == null ? null : new MetadataReader(refusals).read(stored.metadata());
        Observations seen = new Observations();
        if (stored.metadata() != null) {
            new BlockAudit(seen, today).look(file, stored.metadata(), metadata);
        }
        if (metadata != null) {
            ValueAudit.look(stored, metadata, seen);
            DocumentAudit.look(file, format, metadata, seen);
            new StanzaAudit(keys, policies, today, seen).look(metadata, modern);
            policies.look(file.path(), new Policies.Split(format, stored, metadata), seen);
            shared.add(file.path(), metadata);
        }
        Set<Span> told = new HashSet<>();
        facts.faults().forEach(fault -> told.add(fault.span()));
        // The block as a whole may lack several things.
        told.remove(stored.metadata() == null ? null : stored.metadata().span());
        return seen.faults().stream()
                .filter(fault -> !told.contains(fault.span()))
                .toList();
    }
}
