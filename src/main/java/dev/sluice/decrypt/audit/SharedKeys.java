package dev.sluice.decrypt.audit;

import dev.sluice.decrypt.sops.Metadata;
import dev.sluice.decrypt.sops.Stanza;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files that share a sealed data key: the metadata of one was copied into the other, which sops never does. */
final class SharedKeys {
    private final Map<String, Owner> owners = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    /** @param mac tells a whole copy of a file, which is no reuse, from metadata alone */
    private record Owner(RepoPath file, String mac, Span span) {}

    void add(RepoPath file, Metadata metadata) {
        Optional<Fault> fault = metadata.groups().stream()
                .flatMap(List::stream)
                .filter(stanza -> !stanza.sealed().isBlank())
                .flatMap(stanza -> shared(file, metadata.mac(), stanza).stream())
                .findFirst();
        fault.ifPresent(faults::add);
    }

    private Optional<Fault> shared(RepoPath file, String mac, Stanza stanza) {
        Owner earlier = owners.putIfAbsent(stanza.sealed().strip(), new Owner(file, mac, stanza.span()));
        return earlier == null || earlier.file().equals(file) || earlier.mac().equals(mac)
                ? Optional.empty()
                : Optional.of(Fault.of(
                                FaultKind.SOPS_SUSPECT,
                                stanza.span(),
                                "the data key is that of \"" + earlier.file() + "\": the sops block was copied")
                        .hint("encrypt the file anew, with a data key of its own")
                        .related(earlier.span(), "the other file"));
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }
}
