package dev.sluice.fetch;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.Locale;
import java.util.Set;

/** How large a file may be to be held in memory. */
final class Sizes {
    /** Larger than any manifest: the API server takes 3 MiB a request, CRD bundles reach about 10 MiB. */
    private static final long MANIFEST = 32L << 20;

    /** What kustomize-controller 1.9 accepts for a file that a generator or patch names (internal/decryptor). */
    private static final long OTHER = 5L << 20;

    private static final Set<String> MANIFESTS = Set.of("yaml", "yml", "json");

    private Sizes() {}

    /** Whether the content of a file of that size is held. */
    static boolean holds(RepoPath path, long size) {
        return size <= (isManifest(path) ? MANIFEST : OTHER);
    }

    /** What is said of a manifest that is too large. */
    static Fault tooLarge(RepoPath path, long size) {
        return Fault.of(
                        FaultKind.FILE_UNREADABLE,
                        Span.startOf(path),
                        "the file has " + (size >> 20) + " MiB, more than the " + (MANIFEST >> 20)
                                + " MiB that a manifest may have")
                .hint("split it, or leave it out with .sourceignore");
    }

    /** Whether a file is one that must be readable because its name says that it is a manifest. */
    static boolean isManifest(RepoPath path) {
        return MANIFESTS.contains(path.extension().toLowerCase(Locale.ROOT));
    }
}
