package dev.sluice.report.graph;

import dev.sluice.model.graph.ClusterGraph;
import dev.sluice.model.graph.GraphEdge;
import dev.sluice.model.graph.GraphNode;
import java.util.List;

/** The graph in the language of Graphviz. */
final class DotGraph {
    private final StringBuilder out = new StringBuilder();

    private DotGraph() {}

    static String write(List<ClusterGraph> graphs) {
        DotGraph dot = new DotGraph();
        dot.out.append("""
                digraph sluice {
                  rankdir=LR
                  node [shape=box, style=filled, fontname="sans-serif", fontsize=11]
                  edge [fontname="sans-serif", fontsize=9]
                """);
        for (int i = 0; i < graphs.size(); i++) {
            dot.graph("v" + i, graphs.get(i));
        }
        return dot.out.append("}\n").toString();
    }

    private void graph(String id, ClusterGraph graph) {
        out.append("  subgraph cluster_").append(id).append(" {\n    label=\"");
        out.append(escaped(Labels.title(graph))).append("\"\n");
        for (int i = 0; i < graph.nodes().size(); i++) {
            GraphNode node = graph.nodes().get(i);
            out.append("    ").append(id).append('n').append(i).append(" [label=\"");
            out.append(escaped(Labels.kind(node))).append("\\n").append(escaped(node.key()));
            out.append("\", fillcolor=\"").append(fill(node)).append("\"]\n");
        }
        for (GraphEdge edge : graph.edges()) {
            out.append("    ")
                    .append(id)
                    .append('n')
                    .append(graph.indexOf(edge.from()))
                    .append(" -> ");
            out.append(id).append('n').append(graph.indexOf(edge.to()));
            out.append(style(edge.kind())).append('\n');
        }
        out.append("  }\n");
    }

    private static String fill(GraphNode node) {
        if (Labels.isBroken(node)) {
            return "#fee2e2";
        }
        return switch (node.role()) {
            case KUSTOMIZATION -> "#e8f0fe";
            case SOURCE -> "#f3f4f6";
            case RELEASE -> "#e7f6ec";
            case AUTOMATION -> "#fef3c7";
        };
    }

    private static String style(GraphEdge.Kind kind) {
        return switch (kind) {
            case RENDERS -> "";
            case SOURCE -> " [style=dashed]";
            case DEPENDS_ON -> " [label=\"depends on\", style=bold]";
            case MAKES -> " [label=\"makes\"]";
        };
    }

    /** A text between quotes. Graphviz also reads character entities in it. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '&' -> escaped.append("&amp;");
                default -> escaped.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
            }
        });
        return escaped.toString();
    }
}
