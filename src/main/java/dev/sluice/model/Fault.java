package dev.sluice.model;

import dev.sluice.finding.Fix;
import dev.sluice.finding.Related;
import dev.sluice.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something wrong, stated without judgement: a rule makes it a finding.
 *
 * @param kind what kind of thing
 * @param span where a person would mend it
 * @param detail one sentence, lower case, no full stop, the offending value in quotes, never a secret
 * @param hint a way out, if one is known
 * @param related other places that matter
 * @param fix an edit that mends it
 * @param subject the object concerned; empty if it is about a file
 * @param views the views in which it shows; empty if it does not depend on a view
 */
public record Fault(
        FaultKind kind,
        Span span,
        String detail,
        Optional<String> hint,
        List<Related> related,
        Optional<Fix> fix,
        String subject,
        SortedSet<String> views)
        implements Comparable<Fault> {
    public Fault {
        related = List.copyOf(related);
        views = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(views));
    }

    public static Fault of(FaultKind kind, Span span, String detail) {
        return new Fault(kind, span, detail, Optional.empty(), List.of(), Optional.empty(), "", new TreeSet<>());
    }

    /** The same taken for something else. */
    public Fault as(FaultKind other) {
        return new Fault(other, span, detail, hint, related, fix, subject, views);
    }

    /** The same told in other words. */
    public Fault saying(String sentence) {
        return new Fault(kind, span, sentence, hint, related, fix, subject, views);
    }

    public Fault hint(String text) {
        return new Fault(kind, span, detail, Optional.of(text), related, fix, subject, views);
    }

    public Fault related(Span other, String message) {
        List<Related> more = new ArrayList<>(related);
        more.add(new Related(other, message));
        return new Fault(kind, span, detail, hint, more, fix, subject, views);
    }

    public Fault fix(Fix edit) {
        return new Fault(kind, span, detail, hint, related, Optional.of(edit), subject, views);
    }

    /** The same in another place. */
    public Fault at(Span other) {
        return new Fault(kind, other, detail, hint, related, fix, subject, views);
    }

    public Fault about(Object object) {
        return new Fault(kind, span, detail, hint, related, fix, object.toString(), views);
    }

    public Fault in(String view) {
        TreeSet<String> more = new TreeSet<>(views);
        more.add(view);
        return new Fault(kind, span, detail, hint, related, fix, subject, more);
    }

    @Override
    public int compareTo(Fault other) {
        int bySpan = span.compareTo(other.span);
        int byKind = bySpan != 0 ? bySpan : kind.compareTo(other.kind);
        return byKind != 0 ? byKind : detail.compareTo(other.detail);
    }
}
