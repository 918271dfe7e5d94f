package dev.sluice.model.graph;

import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.text.RepoPath;
import java.util.List;

/**
 * The Kustomizations, sources, releases and image automations of one cluster and what they have to do with each other.
 *
 * @param name the name of the view
 * @param entry the directory that its entry point syncs
 * @param nodes each object once, sorted
 * @param edges between these nodes, sorted
 */
public record ClusterGraph(String name, RepoPath entry, List<GraphNode> nodes, List<GraphEdge> edges) {
    public ClusterGraph {
        nodes = nodes.stream().sorted().toList();
        edges = edges.stream().sorted().toList();
    }

    /** The graph of a view. */
    public static ClusterGraph of(View view) {
        Wiring wiring = new Wiring(view);
        return new ClusterGraph(view.name(), view.entry(), wiring.nodes(), wiring.edges());
    }

    /** The place of an object among the nodes. */
    public int indexOf(ResourceId id) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no node of the graph: " + id);
    }
}
