package dev.sluice.model;

import dev.sluice.text.UrlSecrets;
import java.time.Duration;

/**
 * A directory in a git repository elsewhere, as a kustomization names it.
 *
 * @param written the name as it was written
 * @param url what git would clone; may hold a credential
 * @param directory the directory inside the repository; empty for its root
 * @param revision a branch, a tag, a full commit id or the name of a reference; empty for what the repository's HEAD is at
 * @param submodules whether files of submodules are wanted too
 * @param timeout how long the repository may take to answer
 */
public record GitAddress(
        String written, String url, String directory, String revision, boolean submodules, Duration timeout) {
    /** The length of a commit id in hexadecimal digits. */
    private static final int ID_LENGTH = 40;

    /** Whether the revision is a whole commit id, which always means the same. */
    public boolean isPinned() {
        return revision.length() == ID_LENGTH && revision.chars().allMatch(digit -> Character.digit(digit, 16) >= 0);
    }

    /** Without the credential that the URL may hold. */
    @Override
    public String toString() {
        return UrlSecrets.without(written);
    }
}
