package dev.sluice.decrypt.sops;

import dev.sluice.yaml.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A single value as SOPS sees it: its type, and the bytes that are encrypted and hashed for it. Bytes and not text, because a
 * string may hold anything. No text form of this object shows them.
 */
public final class Value {
    public static final Value NULL = new Value(Type.NULL, new byte[0]);

    private final Type type;
    private final byte[] bytes;

    /** The types, with the label under which a cipher text states them. */
    public enum Type {
        STR("str", Scalar.Kind.STRING),
        INT("int", Scalar.Kind.INT),
        FLOAT("float", Scalar.Kind.FLOAT),
        BOOL("bool", Scalar.Kind.BOOL),
        /** A time reaches Kubernetes as a string: Flux opens objects as JSON. */
        TIME("time", Scalar.Kind.STRING),
        /** Written by very old releases only. */
        BYTES("bytes", Scalar.Kind.STRING),
        COMMENT("comment", Scalar.Kind.STRING),
        NULL("null", Scalar.Kind.NULL),
        /** An integer beyond int64, which SOPS can read but not walk. */
        UNSIGNED("uint64", Scalar.Kind.INT);

        private final String label;
        private final Scalar.Kind kind;

        Type(String label, Scalar.Kind kind) {
            this.label = label;
            this.kind = kind;
        }

        public String label() {
            return label;
        }

        /** The type that a scalar of this type has once it is opened. */
        public Scalar.Kind kind() {
            return kind;
        }

        /** The type that a cipher text's label names; null if there is none. */
        public static @Nullable Type labelled(String label) {
            for (Type type : values()) {
                if (type.label.equals(label) && type != NULL && type != UNSIGNED) {
                    return type;
                }
            }
            return null;
        }
    }

    /** A value of canonical bytes; see {@link Literals} for how to come by them. */
    public Value(Type type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes.clone();
    }

    public static Value string(String text) {
        return new Value(Type.STR, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Value of(Type type, String ascii) {
        return new Value(type, ascii.getBytes(StandardCharsets.UTF_8));
    }

    public Type type() {
        return type;
    }

    /** The bytes that are encrypted and hashed. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** The bytes read as UTF-8; what is no UTF-8 becomes the replacement character. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The text that YAML and JSON use: bools in lower case, everything else as {@link #text}. */
    public String plain() {
        return type == Type.BOOL ? (text().equals("True") ? "true" : "false") : text();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Value value && type == value.type && Arrays.equals(bytes, value.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Value[" + type.label + "]";
    }
}
