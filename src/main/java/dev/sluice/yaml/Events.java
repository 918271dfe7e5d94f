package dev.sluice.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.Event;

/** The events of a text, with the comments taken out of their way. */
final class Events {
    /** The reader copies its window each time it grows, so one long line is quadratic in (length / window). */
    private static final int LARGEST_WINDOW = 1 << 20;

    private final Iterator<Event> events;
    private final Source source;
    private final Positions at;
    private final List<Comment> comments = new ArrayList<>();
    private int position;

    Events(Source source) {
        this.source = source;
        this.at = source.positions();
        LoadSettings settings = LoadSettings.builder()
                .setParseComments(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.max(16, Math.min(LARGEST_WINDOW, at.text().length() + 1)))
                .build();
        this.events =
                new Parse(settings).parseString(source.strays().readable()).iterator();
    }

    boolean hasNext() {
        try {
            return events.hasNext();
        } catch (IllegalArgumentException escape) {
            throw unreadable();
        }
    }

    /** The next event that is no comment. */
    Event next() {
        Event event = advance();
        while (event instanceof CommentEvent comment) {
            add(comment);
            event = advance();
        }
        position = source.end(event);
        return event;
    }

    private Event advance() {
        try {
            return events.next();
        } catch (IllegalArgumentException escape) {
            throw unreadable();
        }
    }

    /** The engine (3.2) lets the exception of {@code Integer.parseInt} out for an escape above U+7FFFFFFF. */
    private Composer.Stop unreadable() {
        String detail = "an escape after this place stands for no character";
        return new Composer.Stop(Rejection.of(Rejection.Reason.SYNTAX, at.span(position, position), detail));
    }

    /** How far the text was read, as a code point index. */
    int position() {
        return position;
    }

    /** The comments passed so far, in the order of the text. */
    List<Comment> comments() {
        // The engine puts a comment behind the empty value it follows, and tells some others late.
        comments.sort(Comparator.comparing(Comment::span));
        return comments;
    }

    private void add(CommentEvent event) {
        if (event.getCommentType() == CommentType.BLANK_LINE) {
            return;
        }
        int start = source.start(event);
        int offset = at.offset(start);
        comments.add(new Comment(
                at.span(
                        start,
                        start
                                + 1
                                + event.getValue()
                                        .codePointCount(0, event.getValue().length())),
                event.getValue(),
                hasTextBefore(offset)));
    }

    private boolean hasTextBefore(int offset) {
        for (int i = offset - 1; i >= 0 && at.text().charAt(i) != '\n'; i--) {
            char c = at.text().charAt(i);
            if (c != ' ' && c != '\t' && c != '\r' && c != '\uFEFF') {
                return true;
            }
        }
        return false;
    }
}
