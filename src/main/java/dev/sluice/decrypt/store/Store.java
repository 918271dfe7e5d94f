package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.model.SourceFile;
import org.jspecify.annotations.Nullable;

/** A format whose files are opened as a whole. */
public interface Store {
    /** Splits a file. What it cannot read becomes a refusal. */
    Stored read(SourceFile file);

    /** The file that opened values make, without metadata; null if the format cannot hold them. */
    byte @Nullable [] write(Branch document);
}
