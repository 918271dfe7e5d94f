package dev.sluice.yaml;

import dev.sluice.text.Span;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;

/**
 * Where nodes really stand in the text. The engine (3.2) starts a node at its anchor or tag, ends a block collection at the
 * next token, and moves an empty value behind the comments that follow it; all three are corrected here from the text.
 */
final class Source {
    private final Positions at;
    private final String text;

    Source(Positions at) {
        this.at = at;
        this.text = at.text();
    }

    Span span(int from, int to) {
        return at.span(from, to);
    }

    static int start(Event event) {
        return event.getStartMark().orElseThrow().getIndex();
    }

    static int end(Event event) {
        return event.getEndMark().orElseThrow().getIndex();
    }

    /** The index of the first character of a node after its anchor and tag. */
    int afterProperties(int start) {
        int offset = at.offset(start);
        while (isProperty(offset)) {
            offset = skipBlank(skipWord(offset));
        }
        return at.index(offset, start);
    }

    /** The index of the end of the anchor and tag that start here. */
    int endOfProperties(int start) {
        int offset = at.offset(start);
        int end = offset;
        while (isProperty(offset)) {
            end = skipWord(offset);
            offset = skipBlank(end);
        }
        return at.index(end, start);
    }

    /** The index right after an indicator, with nothing but blanks and comments in between; {@code from} if it is absent. */
    int afterIndicator(int from, char indicator) {
        int offset = skipBlank(at.offset(from));
        return offset < text.length() && text.charAt(offset) == indicator ? at.index(offset + 1, from) : from;
    }

    /** The end of a block scalar without its last line break, and without the empty lines that it does not keep. */
    int endOfBlock(int start, int end) {
        int from = at.offset(start);
        int offset = at.offset(end);
        boolean keeps = headerHas(from, '+');
        while (offset > from && text.charAt(offset - 1) == '\n') {
            offset -= offset - 1 > from && text.charAt(offset - 2) == '\r' ? 2 : 1;
            if (keeps) {
                break;
            }
        }
        return at.index(offset, start);
    }

    /** Whether a double-quoted scalar holds the escape {@code \/}, which JSON and YAML 1.2 know and go-yaml does not. */
    boolean hasSolidusEscape(int start, int end, ScalarStyle style) {
        if (style != ScalarStyle.DOUBLE_QUOTED) {
            return false;
        }
        int to = at.offset(end);
        for (int i = text.indexOf('\\', at.offset(start)); i >= 0 && i + 1 < to; i = text.indexOf('\\', i + 2)) {
            if (text.charAt(i + 1) == '/') {
                return true;
            }
        }
        return false;
    }

    private boolean headerHas(int offset, char wanted) {
        for (int i = offset + 1; i < text.length() && i <= offset + 2; i++) {
            if (text.charAt(i) == wanted) {
                return true;
            }
        }
        return false;
    }

    private boolean isProperty(int offset) {
        return offset < text.length() && (text.charAt(offset) == '&' || text.charAt(offset) == '!');
    }

    private int skipWord(int from) {
        boolean anchor = text.charAt(from) == '&';
        int offset = from;
        while (offset < text.length() && !isSpace(text.charAt(offset))) {
            if (anchor && ",[]{}".indexOf(text.charAt(offset)) >= 0) {
                break;
            }
            offset++;
        }
        return offset;
    }

    private int skipBlank(int from) {
        int offset = from;
        while (offset < text.length()) {
            char c = text.charAt(offset);
            if (c == '#' && offset > 0 && isSpace(text.charAt(offset - 1))) {
                int lineEnd = text.indexOf('\n', offset);
                offset = lineEnd < 0 ? text.length() : lineEnd;
            } else if (isSpace(c)) {
                offset++;
            } else {
                break;
            }
        }
        return offset;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
