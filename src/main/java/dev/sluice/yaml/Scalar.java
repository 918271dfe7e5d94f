package dev.sluice.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param text the value: decoded for strings, as written for numbers, bools and nulls. Cipher text if it is sealed
 * @param kind the type go-yaml v3 gives it inside kustomize
 * @param style how it was written; decides about quoting when it is edited, never about its type
 * @param origin how it came to be
 * @param sealed what is known of the plain text, null for a value that was never encrypted
 */
public record Scalar(
        String text,
        Kind kind,
        Style style,
        Origin origin,
        @Nullable Sealed sealed) implements Node {
    /** The types of JSON, with numbers and times as Go tells them apart. */
    public enum Kind {
        NULL,
        BOOL,
        INT,
        FLOAT,
        /** An unquoted date or time: a string for every reader, which kustomize writes in another form. */
        TIMESTAMP,
        STRING
    }

    /** The five ways to write a scalar in YAML. */
    public enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }

    /** A string that was not sealed. Its style is plain: whoever prints it decides about quotes. */
    public static Scalar string(String text, Origin origin) {
        return new Scalar(text, Kind.STRING, Style.PLAIN, origin, null);
    }

    /** A value of a known type that was not sealed. */
    public static Scalar of(String text, Kind kind, Origin origin) {
        return new Scalar(text, kind, Style.PLAIN, origin, null);
    }

    /** Whether the text is cipher text, so that no rule may judge it. */
    public boolean isSealed() {
        return sealed != null;
    }

    /** Whether this is a string once it is JSON. */
    public boolean isString() {
        return kind == Kind.STRING || kind == Kind.TIMESTAMP;
    }

    public boolean isNull() {
        return kind == Kind.NULL;
    }

    @Override
    public Scalar withOrigin(Origin other) {
        return new Scalar(text, kind, style, other, sealed);
    }

    /** This scalar with other text of the same type; no longer sealed. */
    public Scalar withText(String other, Origin from) {
        return new Scalar(other, kind, style, from, null);
    }

    /** This scalar as a sealed one; its text stays the cipher text. */
    public Scalar sealedAs(Sealed seal) {
        return new Scalar(text, kind, style, origin, seal);
    }

    @Override
    public boolean sameValue(Node other) {
        return other instanceof Scalar scalar
                && kind == scalar.kind
                && (isNull() || Numbers.canonical(this).equals(Numbers.canonical(scalar)));
    }
}
