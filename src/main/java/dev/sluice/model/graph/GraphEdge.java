package dev.sluice.model.graph;

import dev.sluice.model.ResourceId;
import dev.sluice.text.Span;
import java.util.Comparator;

/**
 * A Flux object that has to do with another one.
 *
 * @param from the object; version empty
 * @param to the other one; version empty
 * @param kind what they have to do with each other
 * @param place where that is said
 */
public record GraphEdge(ResourceId from, ResourceId to, Kind kind, Span place) implements Comparable<GraphEdge> {
    private static final Comparator<GraphEdge> ORDER = Comparator.comparing(GraphEdge::from)
            .thenComparing(GraphEdge::to)
            .thenComparing(GraphEdge::kind)
            .thenComparing(GraphEdge::place);

    /** What an object has to do with another one. */
    public enum Kind {
        /** A Kustomization renders the other object. */
        RENDERS("renders"),
        /** It takes its content from the other object, or writes to it. */
        SOURCE("source"),
        /** It waits until the other object is ready. */
        DEPENDS_ON("dependsOn"),
        /** It puts the other object together. */
        MAKES("makes");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word for it in every format. */
        public String word() {
            return word;
        }
    }

    /** Whether both say the same of the same objects, in whatever place. */
    boolean isSame(GraphEdge other) {
        return from.equals(other.from) && to.equals(other.to) && kind == other.kind;
    }

    @Override
    public int compareTo(GraphEdge other) {
        return ORDER.compare(this, other);
    }
}
