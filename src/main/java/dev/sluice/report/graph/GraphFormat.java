package dev.sluice.report.graph;

import dev.sluice.model.graph.ClusterGraph;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats of graphs. The same graphs give the same text on every machine. */
public enum GraphFormat {
    MERMAID,
    DOT,
    SVG,
    JSON;

    /** The format of a name; empty if there is none. */
    public static Optional<GraphFormat> of(String name) {
        return Stream.of(values()).filter(format -> format.word().equals(name)).findFirst();
    }

    /** The names of all formats, for people. */
    public static String words() {
        return Stream.of(values()).map(GraphFormat::word).collect(Collectors.joining(", "));
    }

    /** The graphs as one document, ending in a line feed. */
    public String write(List<ClusterGraph> graphs) {
        return switch (this) {
            case MERMAID -> MermaidGraph.write(graphs);
            case DOT -> DotGraph.write(graphs);
            case SVG -> SvgGraph.write(graphs);
            case JSON -> JsonGraph.write(graphs);
        };
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
