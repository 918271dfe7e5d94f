package dev.sluice.report.graph;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** An SVG, taken apart. */
record Picture(List<Box> boxes, List<String> texts, List<double[]> ends) {
    /** A node, with the widest of its texts by the font's own measure. */
    record Box(double x, double y, double width, double height, double textWidth) {
        boolean overlaps(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        boolean touches(double otherX, double otherY) {
            return otherX > x - 1 && otherX < x + width + 1 && otherY > y - 1 && otherY < y + height + 1;
        }
    }

    static Picture of(String svg) {
        Element root = parse(svg);
        List<Box> boxes = new ArrayList<>();
        List<double[]> ends = new ArrayList<>();
        for (Element view : groups(root, "view")) {
            double top = Double.parseDouble(view.getAttribute("transform").replaceAll(".* |\\)", ""));
            groups(view, "node").forEach(node -> boxes.add(box(node, top)));
            elements(view, "path").forEach(path -> {
                double[] way = Stream.of(path.getAttribute("d").split("[ ML]+"))
                        .filter(part -> !part.isEmpty())
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                ends.add(new double[] {way[0], top + way[1]});
                ends.add(new double[] {way[way.length - 2], top + way[way.length - 1]});
            });
        }
        return new Picture(
                boxes, elements(root, "text").map(Element::getTextContent).toList(), ends);
    }

    List<String> overlaps() {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            for (Box other : boxes.subList(i + 1, boxes.size())) {
                if (boxes.get(i).overlaps(other)) {
                    found.add(boxes.get(i) + " and " + other);
                }
            }
        }
        return found;
    }

    List<Box> overflows() {
        return boxes.stream().filter(box -> box.textWidth > box.width).toList();
    }

    /** The ends of edges that are at no box. */
    List<String> looseEnds() {
        return ends.stream()
                .filter(end -> boxes.stream().noneMatch(box -> box.touches(end[0], end[1])))
                .map(end -> end[0] + " " + end[1])
                .toList();
    }

    private static Box box(Element node, double top) {
        Element rect = elements(node, "rect").findFirst().orElseThrow();
        // A letter of a monospaced font is 0.6 of its size wide.
        double text = elements(node, "text")
                .mapToDouble(line -> line.getTextContent().length()
                        * 0.6
                        * (line.hasAttribute("font-size") ? number(line, "font-size") : 12))
                .max()
                .orElseThrow();
        return new Box(number(rect, "x"), top + number(rect, "y"), number(rect, "width"), number(rect, "height"), text);
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static List<Element> groups(Element parent, String name) {
        return elements(parent, "g")
                .filter(group -> group.getAttribute("class").equals(name))
                .toList();
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return Stream.iterate(0, i -> i + 1).limit(found.getLength()).map(i -> (Element) found.item(i));
    }

    private static Element parse(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("not XML: " + e.getMessage(), e);
        }
    }
}
