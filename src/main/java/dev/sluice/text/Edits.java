package dev.sluice.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Changes a text in places and leaves every other byte as it is: byte order mark, line ends, blanks. */
public final class Edits {
    private static final Comparator<Change> ORDER =
            Comparator.comparing(Change::span).thenComparing(Change::replacement);

    private Edits() {}

    /**
     * One change.
     *
     * @param span what is replaced; empty to insert. Its path is not looked at
     * @param replacement the new text; its line feeds become line ends as the text has them
     */
    public record Change(Span span, String replacement) {}

    /** The text with the changes made. Of changes that touch the same characters only the first in the text is made. */
    public static String apply(String text, Collection<Change> changes) {
        Lines lines = new Lines(text);
        boolean windows = text.indexOf("\r\n") >= 0 && text.indexOf("\r\n") == text.indexOf('\n') - 1;
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (Change change : separate(changes, lines)) {
            Span span = change.span();
            int start = lines.offset(span.line(), span.column());
            out.append(text, done, start);
            out.append(windows ? change.replacement().replaceAll("\r?\n", "\r\n") : change.replacement());
            done = Math.max(start, lines.offset(span.endLine(), span.endColumn()));
        }
        return out.append(text, done, text.length()).toString();
    }

    private static List<Change> separate(Collection<Change> changes, Lines lines) {
        List<Change> kept = new ArrayList<>();
        int start = -1;
        int end = 0;
        for (Change change : changes.stream().sorted(ORDER).toList()) {
            Span span = change.span();
            int from = lines.offset(span.line(), span.column());
            if (from >= end && from != start) {
                kept.add(change);
                start = from;
                end = Math.max(from, lines.offset(span.endLine(), span.endColumn()));
            }
        }
        return kept;
    }
}
