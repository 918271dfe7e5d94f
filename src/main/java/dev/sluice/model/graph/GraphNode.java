package dev.sluice.model.graph;

import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.ResourceId;
import dev.sluice.text.Span;
import java.util.Comparator;
import java.util.Optional;

/**
 * A Flux object in a graph.
 *
 * @param id its identity; version empty
 * @param role what part it plays
 * @param place where it is written; empty if something names it that the cluster's manifests do not show
 * @param owner {@code namespace/name} of the Kustomization that renders it; empty if none does
 * @param condition how it fares
 */
public record GraphNode(ResourceId id, Role role, Optional<Span> place, String owner, Condition condition)
        implements Comparable<GraphNode> {
    private static final Comparator<GraphNode> ORDER =
            Comparator.comparing(GraphNode::role).thenComparing(GraphNode::id);

    /** The parts that Flux objects play. */
    public enum Role {
        KUSTOMIZATION,
        SOURCE,
        RELEASE,
        AUTOMATION
    }

    /**
     * @param state how far the build of a Kustomization got; empty for all else
     * @param suspended whether Flux leaves it alone
     */
    public record Condition(Optional<KustomizationBuild.State> state, boolean suspended) {
        static final Condition PLAIN = new Condition(Optional.empty(), false);
    }

    /** {@code namespace/name}. */
    public String key() {
        return id.namespace().isEmpty() ? id.name() : id.namespace() + "/" + id.name();
    }

    @Override
    public int compareTo(GraphNode other) {
        return ORDER.compare(this, other);
    }
}
