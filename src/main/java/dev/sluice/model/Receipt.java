package dev.sluice.model;

import java.util.List;

/**
 * What a cluster or directory took.
 *
 * @param target where it went, such as {@code cluster https://127.0.0.1:6443}
 * @param dryRun whether nothing was changed
 * @param entries one per object, in the order in which they were sent
 */
public record Receipt(String target, boolean dryRun, List<Entry> entries) {
    /**
     * One object.
     *
     * @param owner {@code namespace/name} of the Flux Kustomization
     * @param object the object
     * @param outcome what became of it
     * @param message what the other side said; empty if nothing
     */
    public record Entry(String owner, ResourceId object, Outcome outcome, String message) {}

    /** What became of an object. */
    public enum Outcome {
        CREATED,
        CONFIGURED,
        UNCHANGED,
        /** Left alone because the object says so. */
        SKIPPED,
        /** Not asked about: in a dry run its namespace or definition does not exist yet. */
        UNCHECKED,
        REFUSED
    }

    public Receipt {
        entries = List.copyOf(entries);
    }

    /** Whether anything was refused. */
    public boolean hasRefusals() {
        return entries.stream().anyMatch(entry -> entry.outcome() == Outcome.REFUSED);
    }
}
