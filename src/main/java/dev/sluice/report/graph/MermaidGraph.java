package dev.sluice.report.graph;

import dev.sluice.model.graph.ClusterGraph;
import dev.sluice.model.graph.GraphEdge;
import dev.sluice.model.graph.GraphNode;
import java.util.List;
import java.util.Locale;

/** The graph as a Mermaid flowchart, which forges draw in Markdown. */
final class MermaidGraph {
    /** What no part of Mermaid's grammar, directives or inline Markdown is made of. */
    private static final String HARMLESS = " -_./:,()";

    private final StringBuilder out = new StringBuilder();

    private MermaidGraph() {}

    static String write(List<ClusterGraph> graphs) {
        MermaidGraph mermaid = new MermaidGraph();
        mermaid.out.append("flowchart LR\n");
        for (int i = 0; i < graphs.size(); i++) {
            mermaid.graph("v" + i, graphs.get(i));
        }
        mermaid.out.append("""
                  classDef kustomization fill:#e8f0fe,stroke:#2563eb,color:#111827
                  classDef source fill:#f3f4f6,stroke:#6b7280,color:#111827
                  classDef release fill:#e7f6ec,stroke:#15803d,color:#111827
                  classDef automation fill:#fef3c7,stroke:#b45309,color:#111827
                  classDef broken fill:#fee2e2,stroke:#b91c1c,color:#111827
                """);
        return mermaid.out.toString();
    }

    private void graph(String id, ClusterGraph graph) {
        out.append("  subgraph ").append(id).append("[\"");
        out.append(escaped(Labels.title(graph))).append("\"]\n");
        for (int i = 0; i < graph.nodes().size(); i++) {
            node(id + "n" + i, graph.nodes().get(i));
        }
        out.append("  end\n");
        for (GraphEdge edge : graph.edges()) {
            out.append("  ").append(id).append('n').append(graph.indexOf(edge.from()));
            out.append(' ').append(arrow(edge.kind())).append(' ');
            out.append(id).append('n').append(graph.indexOf(edge.to())).append('\n');
        }
    }

    private void node(String id, GraphNode node) {
        out.append("    ").append(id).append("[\"").append(escaped(Labels.kind(node)));
        out.append("<br/>").append(escaped(node.key())).append("\"]:::");
        out.append(Labels.isBroken(node) ? "broken" : node.role().name().toLowerCase(Locale.ROOT));
        out.append('\n');
    }

    private static String arrow(GraphEdge.Kind kind) {
        return switch (kind) {
            case RENDERS -> "-->";
            case SOURCE -> "-.->";
            case DEPENDS_ON -> "==>|depends on|";
            case MAKES -> "-->|makes|";
        };
    }

    /** A label between quotes: what could mean something to Mermaid is written by its number. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || (c < 128 && HARMLESS.indexOf(c) >= 0)) {
                escaped.appendCodePoint(c);
            } else if (Character.isISOControl(c)) {
                escaped.append(' ');
            } else {
                escaped.append('#').append(c).append(';');
            }
        });
        return escaped.toString();
    }
}
