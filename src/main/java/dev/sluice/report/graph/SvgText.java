package dev.sluice.report.graph;

import dev.sluice.model.graph.GraphEdge;
import dev.sluice.model.graph.GraphNode;

/** The texts of a picture and the room they need. */
final class SvgText {
    /** Every letter of it is as wide as the next, so that boxes fit their text without measuring it. */
    static final String FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

    private static final double LETTER = 7.3;

    private SvgText() {}

    /** How wide a box has to be for the two lines of a node. */
    static int boxWidth(GraphNode node) {
        // The first line is smaller by a sixth.
        return 20 + Math.max(width(node.key()), width(Labels.kind(node)) * 5 / 6);
    }

    /** How wide a text is at most. */
    static int width(String text) {
        // Letters beyond the Greek ones may be twice as wide.
        return (int)
                Math.ceil(LETTER * text.codePoints().map(c -> c < 0x400 ? 1 : 2).sum());
    }

    /** What a kind of edge says. */
    static String meaning(GraphEdge.Kind kind) {
        return switch (kind) {
            case RENDERS -> "renders";
            case SOURCE -> "has as its source";
            case DEPENDS_ON -> "depends on";
            case MAKES -> "makes";
        };
    }

    /** What is told of a node when it is pointed at. */
    static String tip(GraphNode node) {
        return node.id() + node.place().map(place -> ", " + place).orElse("");
    }

    /** A text inside an element. What XML cannot hold becomes a replacement character. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xfffd);
            }
        });
        return escaped.toString();
    }

    /** A character of XML 1.0 other than the controls, which no name has a use for. */
    private static boolean isXml(int c) {
        return c >= 0x20 && !(c >= 0x7f && c < 0xa0) && !(c >= 0xd800 && c < 0xe000) && (c & 0xfffe) != 0xfffe;
    }
}
