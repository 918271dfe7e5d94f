package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.model.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one format is read and written. */
public interface Store {
    /** Splits an encrypted file. What it cannot read becomes a refusal. */
    Stored read(SourceFile file);

    /** Reads a file that is to be encrypted. What it finds as metadata speaks against that. */
    default Stored readPlain(SourceFile file) {
        return read(file);
    }

    /** The file that opened values make, without metadata; null if the format cannot hold them. */
    byte @Nullable [] write(List<Branch> documents);

    /**
     * The file that sealed values make; null if the format cannot hold them.
     *
     * @param block the metadata
     */
    byte @Nullable [] write(List<Branch> documents, Branch block);
}
