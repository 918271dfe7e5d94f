package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.yaml.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file, split.
 *
 * @param documents its values, without the metadata; one document for every format but YAML
 * @param metadata the {@code sops} block; null if there is none
 * @param refusals why the file cannot be read; empty if it can
 */
public record Stored(List<Branch> documents, @Nullable Node metadata, List<Refusal> refusals) {
    public Stored {
        documents = List.copyOf(documents);
        refusals = List.copyOf(refusals);
    }

    static Stored refused(Refusal refusal) {
        return new Stored(List.of(), null, List.of(refusal));
    }
}
