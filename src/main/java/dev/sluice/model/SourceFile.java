package dev.sluice.model;

import dev.sluice.text.RepoPath;
import java.nio.charset.StandardCharsets;

/** A file of the tree, as its bytes. */
public final class SourceFile {
    private final RepoPath path;
    private final byte[] bytes;
    private final long size;

    /** Takes the bytes as they are; the caller does not change them afterwards. */
    public SourceFile(RepoPath path, byte[] bytes) {
        this(path, bytes, bytes.length);
    }

    private SourceFile(RepoPath path, byte[] bytes, long size) {
        this.path = path;
        this.bytes = bytes;
        this.size = size;
    }

    /** A file that is there but whose content is not held, because it is too large or cannot be read. */
    public static SourceFile withoutContent(RepoPath path, long size) {
        return new SourceFile(path, new byte[0], size);
    }

    /** The same content at another path. */
    public SourceFile at(RepoPath other) {
        return new SourceFile(other, bytes, size);
    }

    /** Whether the content is held; if not, {@link #bytes} is empty. */
    public boolean hasContent() {
        return size == bytes.length;
    }

    /** Size of the file in bytes. */
    public long size() {
        return size;
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
        return "SourceFile[" + path + ", " + size + " bytes]";
    }
}
