package dev.sluice.decrypt.sops;

import dev.sluice.text.Span;
import java.util.List;

/**
 * The {@code sops} block of a file.
 *
 * @param groups who can open it: one group whose stanzas each hold the data key, or several that each hold a share
 * @param threshold how many groups are needed if there are several; 0 sets no minimum
 * @param lastModified when the values were sealed; authenticates the MAC
 * @param mac the sealed MAC; empty if the file has none
 * @param macSpan where the MAC stands, or should
 * @param selection which values are encrypted
 * @param macOnlyEncrypted whether the MAC leaves out values in the clear
 * @param span where the block stands
 */
public record Metadata(
        List<List<Stanza>> groups,
        int threshold,
        Moment lastModified,
        String mac,
        Span macSpan,
        Selection selection,
        boolean macOnlyEncrypted,
        Span span) {
    public Metadata {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /** Every recipient once, in the order of the file. */
    public List<String> recipients() {
        return groups.stream()
                .flatMap(List::stream)
                .map(Stanza::recipient)
                .distinct()
                .toList();
    }
}
