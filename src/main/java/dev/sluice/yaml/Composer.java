package dev.sluice.yaml;

import dev.sluice.text.Span;
import dev.sluice.yaml.Anchors.Anchored;
import dev.sluice.yaml.Rejection.Reason;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;

/** Makes nodes of events, in one pass. */
final class Composer {
    private static final int DEEPEST = 1_000;
    private static final char NO_INDICATOR = '\0';

    private final Events events;
    private final Source source;
    private final List<Rejection> rejections;
    private final Anchors anchors = new Anchors();
    private final Scalars scalars;
    private final boolean merging;

    private int depth;
    /** Where the node just composed ends. */
    private int end;
    /** How many collections nest in the node just composed. */
    private int height;

    /** A limit was passed: nothing after this point is worth reading. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Rejection rejection;

        Stop(Rejection rejection) {
            super(rejection.detail(), null, false, false);
            this.rejection = rejection;
        }

        Rejection rejection() {
            return rejection;
        }
    }

    /** @param merging whether merge keys bring in the entries of what they name */
    Composer(Events events, Source source, List<Rejection> rejections, boolean merging) {
        this.events = events;
        this.source = source;
        this.rejections = rejections;
        this.scalars = new Scalars(source, rejections);
        this.merging = merging;
    }

    /** Adds the documents that hold something, each as soon as it is whole. */
    void documents(List<Node> into) {
        boolean first = true;
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent start) {
                anchors.clear();
                end = source.end(start);
                boolean read = isRead(start, first);
                Node root = node(events.next(), end, NO_INDICATOR);
                if (read && !(root instanceof Scalar scalar && scalar.isNull())) {
                    into.add(root);
                }
                first = false;
            }
        }
    }

    /** kustomize splits a file at lines of dashes alone and reads one document of each part (kyaml 0.21.2, byteio_reader.go). */
    private boolean isRead(DocumentStartEvent start, boolean first) {
        if (first) {
            return true;
        }
        int from = source.start(start);
        if (!start.isExplicit()) {
            String lost = "kustomize does not read a document that follows \"...\" without \"---\"";
            rejections.add(Rejection.of(Reason.SYNTAX, source.span(from, from), lost));
            return false;
        }
        if (source.hasContentAfter(end)) {
            String shared = "something other than a comment follows \"---\" on its line";
            rejections.add(Rejection.of(Reason.SYNTAX, source.span(from, end), shared));
        }
        return true;
    }

    /** @param previousEnd where what comes before the node ends; an empty node stands behind the indicator that follows it */
    private Node node(Event event, int previousEnd, char indicator) {
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        anchors.count();
        NodeEvent start = (NodeEvent) event;
        if (start.getAnchor().isEmpty()) {
            return fresh(start, previousEnd, indicator);
        }
        String name = start.getAnchor().get().getValue();
        long before = anchors.counted() - 1;
        anchors.open(name);
        Node node = fresh(start, previousEnd, indicator);
        anchors.close(name, new Anchored(node, anchors.counted() - before, height));
        return node;
    }

    private Node fresh(NodeEvent event, int previousEnd, char indicator) {
        if (event instanceof ScalarEvent scalar) {
            int place = isBareNothing(scalar) && indicator != NO_INDICATOR
                    ? source.afterIndicator(previousEnd, indicator)
                    : source.start(scalar);
            Scalar made = scalars.scalar(scalar, place);
            end = scalars.end();
            height = 0;
            return made;
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        boolean properties = start.getAnchor().isPresent() || start.getTag().isPresent();
        int from = properties ? source.afterProperties(source.start(start)) : source.start(start);
        guardDepth(depth + 1, from);
        depth++;
        end = from;
        Node made = start instanceof MappingStartEvent ? mapping(start, from) : sequence(start, from);
        depth--;
        return made;
    }

    private Node sequence(CollectionStartEvent start, int from) {
        List<Node> items = new ArrayList<>();
        int highest = 0;
        Event event = events.next();
        for (; !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(node(event, end, start.isFlow() ? NO_INDICATOR : '-'));
            highest = Math.max(highest, height);
        }
        finish(start, event, highest);
        return new Sequence(items, written(from, end));
    }

    private Node mapping(CollectionStartEvent start, int from) {
        Keys keys = new Keys(rejections);
        int highest = 0;
        Event event = events.next();
        for (; !(event instanceof MappingEndEvent); event = events.next()) {
            Node key = node(event, end, NO_INDICATOR);
            Event valueEvent = events.next();
            Node value = node(valueEvent, end, ':');
            highest = Math.max(highest, height);
            keys.add(key, value, merging && isMerge(event) ? new Keys.Merge(valueEvent instanceof AliasEvent) : null);
        }
        finish(start, event, highest);
        return new Mapping(keys.entries(), written(from, end));
    }

    private void finish(CollectionStartEvent start, Event last, int highest) {
        if (start.isFlow()) {
            end = source.end(last);
            source.strays().letOff(source.start(start), end, false);
        }
        height = highest + 1;
    }

    private Node alias(AliasEvent event) {
        String name = event.getAlias().getValue();
        int from = source.start(event);
        end = source.end(event);
        Span span = source.span(from, end);
        Anchored found = anchors.find(name);
        Node node = found == null ? null : found.node();
        if (found == null || node == null) {
            String detail =
                    found == null ? "alias \"" + name + "\" has no anchor" : "anchor \"" + name + "\" contains itself";
            rejections.add(Rejection.of(Reason.UNDEFINED_ALIAS, span, detail));
            height = 0;
            return Scalar.of("", Scalar.Kind.NULL, new Origin.Written(span));
        }
        guardDepth(depth + found.height(), from);
        if (!anchors.use(found)) {
            throw new Stop(Rejection.of(Reason.ALIAS_LIMIT, span, "aliases make up too much of the document"));
        }
        height = found.height();
        return node;
    }

    private void guardDepth(int reached, int index) {
        if (reached > DEEPEST) {
            throw new Stop(Rejection.of(
                    Reason.DEPTH_LIMIT, source.span(index, index), "more than " + DEEPEST + " collections are nested"));
        }
    }

    private Origin written(int from, int to) {
        return new Origin.Written(source.span(from, Math.max(from, to)));
    }

    private static boolean isBareNothing(ScalarEvent event) {
        return event.isPlain()
                && event.getValue().isEmpty()
                && event.getAnchor().isEmpty()
                && event.getTag().isEmpty();
    }

    private static boolean isMerge(Event event) {
        return event instanceof ScalarEvent key
                && key.getValue().equals("<<")
                && (key.getTag().isPresent()
                        ? Tags.shortName(key.getTag().get()).equals("merge")
                        : key.getScalarStyle() == ScalarStyle.PLAIN);
    }
}
