package dev.sluice.report.graph;

import java.util.List;

/**
 * Where the boxes and lines of a graph stand, in pixels.
 *
 * @param width of the whole
 * @param height of the whole
 * @param boxes one for each node
 * @param lines one for each edge
 */
record Layout(double width, double height, List<Box> boxes, List<Line> lines) {
    Layout {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /** A box, by its upper left corner. */
    record Box(double x, double y, double width, double height) {}

    /** A line through points, bent at each of them. */
    record Line(List<Point> points) {
        Line {
            points = List.copyOf(points);
        }
    }

    record Point(double x, double y) {}
}
