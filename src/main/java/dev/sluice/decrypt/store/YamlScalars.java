package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Literals;
import dev.sluice.decrypt.sops.Value;
import dev.sluice.text.Lines;
import dev.sluice.text.Span;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Style;
import dev.sluice.yaml.Typing;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Locale;

/** The value of each YAML scalar in the form that SOPS hashes. */
final class YamlScalars {
    private static final String BINARY = "!!binary";

    private final Lines lines;
    private final boolean tagged;

    YamlScalars(Lines lines) {
        this.lines = lines;
        this.tagged = lines.text().contains(BINARY);
    }

    Value value(Scalar scalar) {
        return switch (scalar.kind()) {
            case NULL -> Value.NULL;
            case BOOL -> Literals.bool(scalar.text().toLowerCase(Locale.ROOT).equals("true"));
            case INT -> integer(scalar.text());
            case FLOAT -> real(scalar.text());
            case TIMESTAMP -> Value.of(Value.Type.TIME, Typing.time(scalar.text()));
            case STRING -> string(scalar);
        };
    }

    private static Value integer(String text) {
        BigInteger number = Typing.integer(text);
        if (number == null) {
            return Value.string(text);
        }
        return number.bitLength() < Long.SIZE
                ? Literals.integer(number.longValue())
                : Value.of(Value.Type.UNSIGNED, number.toString());
    }

    private static Value real(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".nan")) {
            return Literals.real(Double.NaN);
        }
        if (lower.endsWith(".inf")) {
            return Literals.real(lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        BigInteger whole = Typing.integer(text);
        return Literals.real(whole == null ? Double.parseDouble(text.replace("_", "")) : whole.doubleValue());
    }

    private Value string(Scalar scalar) {
        return tagged && isBinary(scalar.span()) ? binary(scalar) : Value.string(scalar.text());
    }

    /** Whether the tag {@code !!binary} stands before the scalar, an anchor perhaps between them. */
    private boolean isBinary(Span span) {
        String text = lines.text();
        String before = text.substring(lines.offset(span.line(), 1), lines.offset(span.line(), span.column()))
                .stripTrailing();
        int blank = before.lastIndexOf(' ');
        if (before.indexOf('&', blank + 1) == blank + 1) {
            before = before.substring(0, Math.max(blank, 0)).stripTrailing();
        }
        return before.endsWith(BINARY);
    }

    /** The bytes behind the tag; the text of the scalar is what is left of them after reading them as UTF-8. */
    private Value binary(Scalar scalar) {
        String written = lines.at(scalar.span());
        if (scalar.style() == Style.LITERAL || scalar.style() == Style.FOLDED) {
            written = written.substring(written.indexOf('\n') + 1);
        }
        String base64 = written.replaceAll("[\\s\"']", "");
        try {
            return new Value(Value.Type.STR, Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException malformed) {
            return Value.string(scalar.text());
        }
    }
}
