package dev.sluice.yaml;

import dev.sluice.text.Span;
import java.util.Optional;

/**
 * Something that YAML, or the Go parsers that read a Flux repository, do not accept.
 *
 * @param reason what kind of thing it is
 * @param span where
 * @param detail one sentence, lower case, no full stop, such as {@code key "name" is given twice}
 * @param first for a repeated key, where it was given first
 */
public record Rejection(Reason reason, Span span, String detail, Optional<Span> first) {
    /** The kinds of rejection. */
    public enum Reason {
        SYNTAX,
        DUPLICATE_KEY,
        UNDEFINED_ALIAS,
        ALIAS_LIMIT,
        DEPTH_LIMIT,
        SIZE_LIMIT,
        ENCODING,
        BYTE_ORDER_MARK,
        MERGE_KEY,
        NON_SCALAR_KEY
    }

    public static Rejection of(Reason reason, Span span, String detail) {
        return new Rejection(reason, span, detail, Optional.empty());
    }
}
