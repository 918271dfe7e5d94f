package dev.sluice.decrypt.sops;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The comments that govern the value being visited: for each open container, those since its last value (sops 3.13.3, sops.go,
 * commentsStack).
 */
final class ActiveComments {
    private final Deque<List<String>> open = new ArrayDeque<>();

    void enter() {
        open.push(new ArrayList<>(1));
    }

    void leave() {
        open.pop();
    }

    void add(String comment) {
        open.element().add(comment);
    }

    /** Forgets the comments of the innermost container, whose value has been passed. */
    void settle() {
        open.element().clear();
    }

    boolean any(Predicate<String> wanted) {
        return open.stream().anyMatch(comments -> comments.stream().anyMatch(wanted));
    }

    /** As {@link #any}, leaving out the comment added last. */
    boolean anyBeforeLast(Predicate<String> wanted) {
        List<String> innermost = open.element();
        return open.stream()
                .anyMatch(comments -> comments.stream()
                        .limit(comments == innermost ? comments.size() - 1 : comments.size())
                        .anyMatch(wanted));
    }
}
