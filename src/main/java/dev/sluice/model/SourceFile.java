package dev.sluice.model;

import dev.sluice.text.RepoPath;
import java.nio.charset.StandardCharsets;

/** A file of the tree, as its bytes. */
public final class SourceFile {
    private final RepoPath path;
    private final byte[] bytes;

    /** Takes the bytes as they are; the caller does not change them afterwards. */
    public SourceFile(RepoPath path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    public RepoPath path() {
        return path;
    }

    /** The content; callers do not change it. */
    public byte[] bytes() {
        return bytes;
    }

    /** The content read as UTF-8; what is no UTF-8 becomes the replacement character. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "SourceFile[" + path + ", " + bytes.length + " bytes]";
    }
}
