package dev.sluice.build.kustomize.patch;

import dev.sluice.text.Span;

/** A patch that kustomize would refuse; the build that applies the patch turns it into a fault. */
public final class PatchRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorClass;
    private final transient Span span;

    /**
     * @param errorClass one word for the kind of failure, such as {@code patch-invalid} or {@code json-patch-failed}
     * @param span the part of the patch to look at
     * @param message one sentence, lower case, no full stop
     */
    public PatchRejected(String errorClass, Span span, String message) {
        super(message, null, false, false);
        this.errorClass = errorClass;
        this.span = span;
    }

    /** One word for the kind of failure. */
    public String errorClass() {
        return errorClass;
    }

    /** The part of the patch to look at. */
    public Span span() {
        return span;
    }

    /** What is wrong, without the place. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
