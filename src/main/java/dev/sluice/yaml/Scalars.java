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
        String value = value(event, style);
        String text = tag.equals(Tags.BINARY) ? binary(value, span) : value;
        Kind kind = Tags.kind(tag, text, style);
        if (kind == null) {
            reject(span, "the value is not of its type !!" + tag);
            kind = Kind.STRING;
        }
        return new Scalar(text, kind, style, new Origin.Written(span), null);
    }

    /** A block at the very end of a text without a last line break has none either for go-yaml; the engine (3.2) adds it. */
    private String value(ScalarEvent event, Style style) {
        String value = event.getValue();
        boolean added = isBlock(style) && value.endsWith("\n") && source.isUnfinishedLine(source.end(event));
        return added ? value.substring(0, value.length() - 1) : value;
    }

    private Span span(ScalarEvent event, int place, Style style) {
        boolean properties = event.getAnchor().isPresent() || event.getTag().isPresent();
        if (style == Style.PLAIN && event.getValue().isEmpty()) {
            end = properties ? source.endOfProperties(place) : place;
            return source.span(end, end);
        }
        int start = properties ? source.afterProperties(place) : place;
        end = source.end(event);
        if (isBlock(style)) {
            end = block(start, end);
        }
        source.strays().letOff(start, end, style == Style.PLAIN);
        if (source.hasSolidusEscape(start, end, event.getScalarStyle())) {
            reject(source.span(start, end), "\"\\/\" is no escape for Go's parser; write \"/\"");
        }
        return source.span(start, end);
    }

    /** Checks a block and gives the index of its end. */
    private int block(int start, int past) {
        Block block = source.block(start, past);
        int tab = block.tabInIndentation();
        if (tab >= 0) {
            int index = source.index(tab, start);
            reject(source.span(index, index + 1), "a tab stands where only spaces may indent");
        }
        return source.index(block.end(), start);
    }

    private static boolean isBlock(Style style) {
        return style == Style.LITERAL || style == Style.FOLDED;
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
