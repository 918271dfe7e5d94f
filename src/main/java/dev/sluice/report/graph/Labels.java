package dev.sluice.report.graph;

import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.model.graph.ClusterGraph;
import dev.sluice.model.graph.GraphNode;
import java.util.Locale;

/** What the nodes and graphs are called in every format that people look at. */
final class Labels {
    private Labels() {}

    /** The kind of an object and, if there is something to tell, how it fares, as in {@code Kustomization, failed}. */
    static String kind(GraphNode node) {
        String words = node.id().kind();
        if (node.place().isEmpty()) {
            return words + ", not shown by a manifest";
        }
        if (node.condition().suspended()) {
            words += ", suspended";
        }
        return node.condition()
                .state()
                .filter(state -> state != State.BUILT)
                .map(state -> ", " + state.name().toLowerCase(Locale.ROOT))
                .map(words::concat)
                .orElse(words);
    }

    /** The name of a cluster, and the directory of its entry point if that is not its name. */
    static String title(ClusterGraph graph) {
        String entry = graph.entry().value();
        return entry.isEmpty() || entry.equals(graph.name()) ? graph.name() : graph.name() + " (" + entry + ")";
    }

    /** Whether something keeps the object from working. */
    static boolean isBroken(GraphNode node) {
        return node.condition()
                .state()
                .filter(state -> state == State.FAILED || state == State.UNRESOLVED)
                .isPresent();
    }
}
