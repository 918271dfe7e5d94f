package dev.sluice.report.graph;

import dev.sluice.model.graph.ClusterGraph;
import dev.sluice.model.graph.GraphEdge;
import dev.sluice.report.graph.Layout.Box;
import dev.sluice.report.graph.Layout.Line;
import dev.sluice.report.graph.Layout.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Lays a graph out in layers from left to right. The only class that sees ELK, so that nothing else loads it. */
final class ElkLayout {
    private static final int BOX_HEIGHT = 40;
    private static final int MARGIN = 16;

    private final ElkNode root = root();
    private final List<ElkNode> nodes = new ArrayList<>();
    private final Map<Joint, ElkPort> joints = new HashMap<>();

    private ElkLayout() {}

    /** @param widths of the boxes, node by node */
    static Layout of(ClusterGraph graph, List<Integer> widths) {
        return new ElkLayout().layout(graph, widths);
    }

    private Layout layout(ClusterGraph graph, List<Integer> widths) {
        for (int width : widths) {
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(width, BOX_HEIGHT);
            node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_SIDE);
            nodes.add(node);
        }
        List<ElkEdge> edges = new ArrayList<>();
        for (GraphEdge edge : graph.edges()) {
            // Lines from many to many that are shared would not tell who depends on whom.
            String bundle = edge.kind().word() + (edge.kind() == GraphEdge.Kind.DEPENDS_ON ? edges.size() : "");
            ElkPort from = joint(new Joint(graph.indexOf(edge.from()), bundle, PortSide.EAST));
            ElkPort to = joint(new Joint(graph.indexOf(edge.to()), bundle, PortSide.WEST));
            edges.add(ElkGraphUtil.createSimpleEdge(from, to));
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return new Layout(
                root.getWidth(),
                root.getHeight(),
                nodes.stream().map(ElkLayout::box).toList(),
                edges.stream().map(ElkLayout::line).toList());
    }

    /** Where all edges of a bundle leave a node or come to it: they share their line as far as they can. */
    private record Joint(int node, String bundle, PortSide side) {}

    private ElkPort joint(Joint joint) {
        return joints.computeIfAbsent(joint, key -> {
            ElkPort port = ElkGraphUtil.createPort(nodes.get(key.node()));
            port.setProperty(CoreOptions.PORT_SIDE, key.side());
            return port;
        });
    }

    private static ElkNode root() {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
        root.setProperty(CoreOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 10.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 48.0);
        return root;
    }

    private static Box box(ElkNode node) {
        return new Box(node.getX(), node.getY(), node.getWidth(), node.getHeight());
    }

    private static Line line(ElkEdge edge) {
        List<Point> points = new ArrayList<>();
        List<ElkEdgeSection> sections = edge.getSections();
        for (ElkEdgeSection section : sections) {
            List<ElkBendPoint> bends = section.getBendPoints();
            points.add(new Point(section.getStartX(), section.getStartY()));
            bends.forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
            points.add(new Point(section.getEndX(), section.getEndY()));
        }
        return new Line(points);
    }
}
