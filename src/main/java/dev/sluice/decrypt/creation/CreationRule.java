package dev.sluice.decrypt.creation;

import dev.sluice.decrypt.sops.Selection;
import dev.sluice.decrypt.sops.Stanza.Service;
import java.util.List;
import java.util.Optional;

/**
 * How files of some paths are encrypted.
 *
 * @param groups the recipients; several groups share the data key between them
 * @param threshold how many of several groups are needed; 0 for all
 * @param selection which values are encrypted; empty for the default
 * @param macOnlyEncrypted whether the MAC leaves out values in the clear
 */
public record CreationRule(
        List<List<Named>> groups, int threshold, Optional<Selection> selection, boolean macOnlyEncrypted) {
    public CreationRule {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /**
     * A recipient as the rule names it.
     *
     * @param name a fingerprint, an age recipient, the address of a key
     */
    public record Named(Service service, String name) {}

    /** The same rule for other recipients, which then form the only group. */
    public CreationRule withRecipients(List<Named> others) {
        return new CreationRule(List.of(others), 0, selection, macOnlyEncrypted);
    }
}
