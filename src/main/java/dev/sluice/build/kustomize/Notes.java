package dev.sluice.build.kustomize;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Whether notes about provenance are kept, and where the build is.
 *
 * @param path the directory, relative to the one that is built, as its names were written; empty if no notes are kept
 */
record Notes(Optional<String> path) {
    static final Notes NONE = new Notes(Optional.empty());

    boolean kept() {
        return path.isPresent();
    }

    /** In a directory that is named from here. */
    Notes in(String name) {
        return new Notes(path.map(here -> joined(here, name)));
    }

    /** The path of a file that is named from here. */
    String file(String name) {
        return joined(path.orElse(""), name);
    }

    private static String joined(String directory, String name) {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : (directory + "/" + name).split("/")) {
            if (segment.equals("..") && !kept.isEmpty() && !kept.getLast().equals("..")) {
                kept.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        return kept.isEmpty() ? "." : String.join("/", kept);
    }
}
