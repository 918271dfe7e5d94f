package dev.sluice.yaml;

import dev.sluice.text.RepoPath;
import org.jspecify.annotations.Nullable;

/**
 * A value that SOPS encrypted: which file's data key sealed it, the type of its plain text, and the plain text itself if a
 * key was at hand. The plain text leaves only through {@link #reveal}; no text form of this object shows it.
 */
public final class Sealed {
    private final RepoPath file;
    private final Scalar.Kind kind;
    private final @Nullable String plain;

    private Sealed(RepoPath file, Scalar.Kind kind, @Nullable String plain) {
        this.file = file;
        this.kind = kind;
        this.plain = plain;
    }

    /** A value that could not be opened. */
    public static Sealed closed(RepoPath file, Scalar.Kind kind) {
        return new Sealed(file, kind, null);
    }

    /** A value that a key opened. */
    public static Sealed opened(RepoPath file, Scalar.Kind kind, String plain) {
        return new Sealed(file, kind, plain);
    }

    /** The file whose data key sealed the value. */
    public RepoPath file() {
        return file;
    }

    /** The type of the plain text, which the cipher text states in the clear. */
    public Scalar.Kind kind() {
        return kind;
    }

    public boolean isOpen() {
        return plain != null;
    }

    /**
     * The plain text. Only the build and apply stages may ask for it.
     *
     * @throws IllegalStateException if no key opened the value; ask {@link #isOpen} first
     */
    public String reveal() {
        if (plain == null) {
            throw new IllegalStateException("no key opened a value of " + file);
        }
        return plain;
    }

    @Override
    public String toString() {
        return "Sealed[" + file + (isOpen() ? ", open]" : ", closed]");
    }
}
