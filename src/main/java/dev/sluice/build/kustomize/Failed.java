package dev.sluice.build.kustomize;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.text.Span;

/** Ends a build that kustomize would not finish either. It never leaves {@link KustomizeBuild}, which gives the fault. */
final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    Failed(Fault fault) {
        super(fault.detail(), null, false, false);
        this.fault = fault;
    }

    /** A failure of a class; the detail of its fault is the class's word, a colon and the sentence. */
    static Failed because(Cause cause, Span span, String sentence) {
        return because(cause.word(), span, sentence);
    }

    /** As {@link #because(Cause, Span, String)}, with the class as its word. */
    static Failed because(String cause, Span span, String sentence) {
        boolean missing = cause.equals(Cause.MISSING_FILE.word());
        FaultKind kind = missing ? FaultKind.REFERENCE_MISSING : FaultKind.BUILD_FAILED;
        return new Failed(Fault.of(kind, span, cause + ": " + sentence));
    }

    /** With a way out. */
    Failed hint(String text) {
        return new Failed(fault.hint(text));
    }

    /** With another place that matters. */
    Failed related(Span other, String message) {
        return new Failed(fault.related(other, message));
    }

    /** At the entry that names what it is about, if it is about something elsewhere; where it is stays in its words. */
    Failed at(Span entry) {
        if (fault.span().equals(entry)) {
            return this;
        }
        Fault moved = Fault.of(fault.kind(), entry, fault.detail() + ", at " + fault.span());
        return new Failed(fault.hint().map(moved::hint).orElse(moved).about(fault.subject()));
    }

    /** With the object concerned. */
    Failed about(Object object) {
        return new Failed(fault.about(object));
    }

    Fault fault() {
        return fault;
    }
}
