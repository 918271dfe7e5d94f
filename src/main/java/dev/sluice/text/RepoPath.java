package dev.sluice.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path inside the repository: {@code /}-separated, normalised, relative to the root and unable to climb out of it.
 *
 * @param value the normalised path; empty for the root itself
 */
public record RepoPath(String value) implements Comparable<RepoPath> {
    /** The root of the repository. */
    public static final RepoPath ROOT = new RepoPath("");

    /**
     * @throws IllegalArgumentException if {@code value} is not normalised; use {@link #parse} for text from outside
     */
    public RepoPath {
        if (!isNormal(value)) {
            throw new IllegalArgumentException("not a normalised path inside the repository: " + value);
        }
    }

    /** Reads a path relative to the root; empty if it climbs out. A leading {@code /} is taken as the root. */
    public static Optional<RepoPath> parse(String text) {
        return normalise(text).map(RepoPath::new);
    }

    /** As {@link #parse}, for paths that are known to be good, such as literals. */
    public static RepoPath of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("climbs out of the repository: " + text));
    }

    /** Resolves {@code relative} against this directory; empty if the result lies outside the repository. */
    public Optional<RepoPath> resolve(String relative) {
        return parse(value + "/" + relative);
    }

    /**
     * Resolves {@code relative} against this directory as Flux's secure join does: what climbs out is clamped to the
     * root (fluxcd/kustomize-controller 1.9.4, internal/controller/kustomization_controller.go).
     */
    public RepoPath resolveClamped(String relative) {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : (value + "/" + relative).split("/")) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        return new RepoPath(String.join("/", kept));
    }

    /** The directory that holds this path; the root is its own parent. */
    public RepoPath parent() {
        int slash = value.lastIndexOf('/');
        return slash < 0 ? ROOT : new RepoPath(value.substring(0, slash));
    }

    /** The last segment; empty for the root. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The text after the last dot of the name, without the dot, in its own case; empty if there is none. */
    public String extension() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    /** Whether this path is {@code directory} or lies below it. */
    public boolean isIn(RepoPath directory) {
        return directory.value.isEmpty()
                || value.equals(directory.value)
                || (value.length() > directory.value.length()
                        && value.startsWith(directory.value)
                        && value.charAt(directory.value.length()) == '/');
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RepoPath path && value.equals(path.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(RepoPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.isEmpty() ? "." : value;
    }

    private static boolean isNormal(String path) {
        int start = 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            boolean dots = path.startsWith(".", start) && end == start + 1;
            dots |= path.startsWith("..", start) && end == start + 2;
            if (end == start || dots || slash == path.length() - 1) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    private static Optional<String> normalise(String text) {
        if (isNormal(text)) {
            return Optional.of(text);
        }
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : text.split("/")) {
            if (segment.equals("..")) {
                if (kept.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        return Optional.of(String.join("/", kept));
    }
}
