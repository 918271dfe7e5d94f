package dev.sluice.report.graph;

import dev.sluice.model.graph.ClusterGraph;
import dev.sluice.model.graph.GraphEdge;
import dev.sluice.model.graph.GraphNode;
import dev.sluice.report.graph.Layout.Box;
import dev.sluice.report.graph.Layout.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The graph as a picture: the clusters below one another, each from left to right. */
final class SvgGraph {
    private static final int LEGEND = 36;
    private static final int TITLE = 32;
    private static final int LEAST_WIDTH = 620;

    private final StringBuilder out = new StringBuilder();

    private SvgGraph() {}

    static String write(List<ClusterGraph> graphs) {
        SvgGraph svg = new SvgGraph();
        List<Layout> layouts = new ArrayList<>();
        for (ClusterGraph graph : graphs) {
            List<Integer> widths = graph.nodes().stream().map(SvgText::boxWidth).toList();
            layouts.add(ElkLayout.of(graph, widths));
        }
        double width = layouts.stream().mapToDouble(Layout::width).max().orElse(0);
        double height = layouts.stream().mapToDouble(Layout::height).sum() + (double) TITLE * layouts.size();
        svg.open(Math.max(width, LEAST_WIDTH), height + LEGEND);
        double top = LEGEND;
        for (int i = 0; i < graphs.size(); i++) {
            svg.graph(graphs.get(i), layouts.get(i), top);
            top += TITLE + layouts.get(i).height();
        }
        return svg.out.append("</svg>\n").toString();
    }

    private void open(double width, double height) {
        String size = "width=\"" + number(width) + "\" height=\"" + number(height) + "\"";
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" ").append(size);
        out.append(" viewBox=\"0 0 ").append(number(width)).append(' ').append(number(height));
        out.append("\" font-family=\"").append(SvgText.FONT).append("\" font-size=\"12\">\n");
        out.append("  <rect ").append(size).append(" fill=\"#ffffff\"/>\n  <defs>\n");
        for (GraphEdge.Kind kind : GraphEdge.Kind.values()) {
            out.append("    <marker id=\"").append(kind.word());
            out.append("\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\"");
            out.append(" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"").append(color(kind));
            out.append("\"/></marker>\n");
        }
        out.append("  </defs>\n  <g class=\"legend\">\n");
        int x = 16;
        for (GraphEdge.Kind kind : GraphEdge.Kind.values()) {
            path("M" + x + " 20L" + (x + 36) + " 20", kind);
            text(x + 44, 24, "fill=\"#374151\"", SvgText.meaning(kind));
            x += 60 + SvgText.width(SvgText.meaning(kind));
        }
        out.append("  </g>\n");
    }

    private void graph(ClusterGraph graph, Layout layout, double top) {
        out.append("  <g class=\"view\" transform=\"translate(0 ")
                .append(number(top))
                .append(")\">\n");
        text(16, 22, "font-size=\"15\" font-weight=\"bold\" fill=\"#111827\"", Labels.title(graph));
        out.append("  <g transform=\"translate(0 ").append(TITLE).append(")\">\n");
        for (int i = 0; i < graph.edges().size(); i++) {
            path(way(layout.lines().get(i)), graph.edges().get(i).kind());
        }
        for (int i = 0; i < graph.nodes().size(); i++) {
            node(graph.nodes().get(i), layout.boxes().get(i));
        }
        out.append("  </g>\n  </g>\n");
    }

    private void node(GraphNode node, Box box) {
        out.append("    <g class=\"node\"><title>").append(SvgText.escaped(SvgText.tip(node)));
        out.append("</title>\n");
        out.append("    <rect x=\"").append(number(box.x())).append("\" y=\"").append(number(box.y()));
        out.append("\" width=\"").append(number(box.width())).append("\" height=\"");
        out.append(number(box.height()))
                .append("\" rx=\"5\" ")
                .append(look(node))
                .append("/>\n");
        double x = box.x() + 10;
        text(x, box.y() + 15, "font-size=\"10\" fill=\"#4b5563\"", Labels.kind(node));
        text(x, box.y() + 31, "fill=\"#111827\"", node.key());
        out.append("    </g>\n");
    }

    private void text(double x, double y, String look, String words) {
        out.append("    <text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" ")
                .append(look)
                .append('>')
                .append(SvgText.escaped(words))
                .append("</text>\n");
    }

    private void path(String way, GraphEdge.Kind kind) {
        out.append("    <path d=\"")
                .append(way)
                .append("\" fill=\"none\" stroke=\"")
                .append(color(kind));
        out.append("\" stroke-width=\"1.3\" marker-end=\"url(#")
                .append(kind.word())
                .append(")\"");
        out.append(kind == GraphEdge.Kind.SOURCE ? " stroke-dasharray=\"5 3\"/>\n" : "/>\n");
    }

    private static String way(Line line) {
        return line.points().stream()
                .map(point -> number(point.x()) + " " + number(point.y()))
                .collect(Collectors.joining("L", "M", ""));
    }

    private static String look(GraphNode node) {
        if (Labels.isBroken(node)) {
            return "fill=\"#fee2e2\" stroke=\"#b91c1c\" stroke-width=\"2\"";
        }
        String look = switch (node.role()) {
            case KUSTOMIZATION -> "fill=\"#e8f0fe\" stroke=\"#2563eb\"";
            case SOURCE -> "fill=\"#f3f4f6\" stroke=\"#6b7280\"";
            case RELEASE -> "fill=\"#e7f6ec\" stroke=\"#15803d\"";
            case AUTOMATION -> "fill=\"#fef3c7\" stroke=\"#b45309\"";
        };
        return node.place().isEmpty() ? look + " stroke-dasharray=\"3 3\"" : look;
    }

    private static String color(GraphEdge.Kind kind) {
        return switch (kind) {
            case RENDERS -> "#2563eb";
            case SOURCE -> "#9ca3af";
            case DEPENDS_ON -> "#c2410c";
            case MAKES -> "#7c3aed";
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
