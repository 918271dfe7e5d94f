package dev.sluice.report.graph;

import dev.sluice.model.graph.ClusterGraph;
import dev.sluice.model.graph.GraphEdge;
import dev.sluice.model.graph.GraphNode;
import dev.sluice.report.Json;
import dev.sluice.text.Span;
import java.util.List;
import java.util.Locale;

/** The graph for programs. Fields may be added; none changes its meaning without another {@code version}. */
final class JsonGraph {
    private JsonGraph() {}

    static String write(List<ClusterGraph> graphs) {
        return Json.document(json -> {
            json.number("version", 1);
            json.objects("views", graphs, graph -> view(json, graph));
        });
    }

    private static void view(Json json, ClusterGraph graph) {
        json.text("name", graph.name());
        json.text("entry", graph.entry().toString());
        json.objects("nodes", graph.nodes(), node -> node(json, node));
        json.objects("edges", graph.edges(), edge -> edge(json, edge));
    }

    private static void node(Json json, GraphNode node) {
        json.text("id", node.id().toString());
        json.text("role", node.role().name().toLowerCase(Locale.ROOT));
        json.text("group", node.id().group());
        json.text("kind", node.id().kind());
        json.text("namespace", node.id().namespace());
        json.text("name", node.id().name());
        json.flag("shown", node.place().isPresent());
        node.condition()
                .state()
                .ifPresent(state -> json.text("state", state.name().toLowerCase(Locale.ROOT)));
        if (node.condition().suspended()) {
            json.flag("suspended", true);
        }
        if (!node.owner().isEmpty()) {
            json.text("owner", node.owner());
        }
        node.place().ifPresent(place -> place(json, place));
    }

    private static void edge(Json json, GraphEdge edge) {
        json.text("from", edge.from().toString());
        json.text("to", edge.to().toString());
        json.text("kind", edge.kind().word());
        place(json, edge.place());
    }

    private static void place(Json json, Span place) {
        json.text("path", place.path().toString());
        json.number("line", place.line());
        json.number("column", place.column());
    }
}
