package dev.sluice.report;

import dev.sluice.text.RepoPath;
import java.net.URI;
import java.net.URISyntaxException;

/** Relative URIs of files. */
final class Uris {
    private Uris() {}

    /** The path with what a URI cannot hold percent-encoded. */
    static String of(RepoPath path) {
        try {
            return new URI(null, null, "/" + path.value(), null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("an absolute path is always a URI path: " + path, e);
        }
    }
}
