package dev.sluice.yaml;

import dev.sluice.text.Span;
import dev.sluice.yaml.Rejection.Reason;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Scalar.Style;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Makes scalars of events: place, style, type. */
final class Scalars {
    private final Source source;
    private final List<Rejection> rejections;
    private int end;

    Scalars(Source source, List<Rejection> rejections) {
        this.source = source;
        this.rejections = rejections;
    }

    /** Where the scalar made last ends. */
    int end() {
        return end;
    }

    /** @param place where the event starts; for an empty scalar without anchor and tag, where it should stand */
    Scalar scalar(ScalarEvent event, int place) {
        Style style = style(event.getScalarStyle());
        Span span = span(event, place, style);
        String tag = Tags.shortName(event.getTag().orElse(null));
        String text = tag.equals(Tags.BINARY) ? binary(event.getValue(), span) : event.getValue();
        Kind kind = Tags.kind(tag, text, style);
        if (kind == null) {
            reject(span, "the value is not of its type !!" + tag);
            kind = Kind.STRING;
        }
        return new Scalar(text, kind, style, new Origin.Written(span), null);
    }

    private Span span(ScalarEvent event, int place, Style style) {
        boolean properties = event.getAnchor().isPresent() || event.getTag().isPresent();
        if (style == Style.PLAIN && event.getValue().isEmpty()) {
            end = properties ? source.endOfProperties(place) : place;
            return source.span(end, end);
        }
        int start = properties ? source.afterProperties(place) : place;
        end = Source.end(event);
        if (style == Style.LITERAL || style == Style.FOLDED) {
            end = source.endOfBlock(start, end);
        }
        if (source.hasSolidusEscape(start, end, event.getScalarStyle())) {
            reject(source.span(start, end), "\"\\/\" is no escape for Go's parser; write \"/\"");
        }
        return source.span(start, end);
    }

    private String binary(String encoded, Span span) {
        try {
            return new String(Base64.getDecoder().decode(encoded.replaceAll("[\r\n]", "")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            reject(span, "the value is not base64 as its type !!binary demands");
            return encoded;
        }
    }

    private void reject(Span span, String detail) {
        rejections.add(Rejection.of(Reason.SYNTAX, span, detail));
    }

    private static Style style(ScalarStyle style) {
        return switch (style) {
            case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Style.DOUBLE_QUOTED;
            case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
            case LITERAL -> Style.LITERAL;
            case FOLDED -> Style.FOLDED;
            case PLAIN -> Style.PLAIN;
        };
    }
}
