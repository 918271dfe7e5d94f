package dev.sluice.finding;

import dev.sluice.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One mistake at one place.
 *
 * @param rule the rule that found it
 * @param name the rule's name, such as {@code source-dangling}
 * @param severity how bad it is
 * @param span the place to edit
 * @param message what is wrong: one sentence, lower case, no full stop, the offending value in quotes, never a secret
 * @param hint what to do, if there is one thing to say
 * @param related other places that matter, in order of importance
 * @param fix an edit that would remove the finding
 * @param subject the object concerned, such as {@code Ingress podinfo/podinfo}; empty if it is about a file
 * @param views names of the cluster views in which it shows, sorted; empty if it does not depend on a view
 */
public record Finding(
        RuleId rule,
        String name,
        Severity severity,
        Span span,
        String message,
        Optional<String> hint,
        List<Related> related,
        Optional<Fix> fix,
        String subject,
        SortedSet<String> views)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::span)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message)
            .thenComparing(Finding::subject);

    public Finding {
        related = List.copyOf(related);
        views = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(views));
    }

    /** With a hint. */
    public Finding hint(String format, Object... arguments) {
        return new Finding(
                rule,
                name,
                severity,
                span,
                message,
                Optional.of(Wording.format(format, arguments)),
                related,
                fix,
                subject,
                views);
    }

    /** With a hint about a value, or unchanged if there is no value. */
    public Finding hint(String format, Optional<?> argument) {
        return argument.isPresent() ? hint(format, argument.get()) : this;
    }

    /** With one more related place; a place that is the finding's own, or is there already, is left out. */
    public Finding related(Span other, String format, Object... arguments) {
        if (other.equals(span)
                || related.stream().anyMatch(known -> known.span().equals(other))) {
            return this;
        }
        List<Related> more = new ArrayList<>(related);
        more.add(new Related(other, Wording.format(format, arguments)));
        return new Finding(rule, name, severity, span, message, hint, more, fix, subject, views);
    }

    /** With an edit that would remove it. */
    public Finding fix(Fix edit) {
        return new Finding(rule, name, severity, span, message, hint, related, Optional.of(edit), subject, views);
    }

    /** With an edit, if there is one. */
    public Finding fix(Optional<Fix> edit) {
        return edit.map(this::fix).orElse(this);
    }

    /** About an object. */
    public Finding about(Object object) {
        return new Finding(rule, name, severity, span, message, hint, related, fix, object.toString(), views);
    }

    /** Seen in one more view. */
    public Finding in(String view) {
        TreeSet<String> more = new TreeSet<>(views);
        more.add(view);
        return new Finding(rule, name, severity, span, message, hint, related, fix, subject, more);
    }

    /** With another severity. */
    public Finding as(Severity other) {
        return new Finding(rule, name, other, span, message, hint, related, fix, subject, views);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
