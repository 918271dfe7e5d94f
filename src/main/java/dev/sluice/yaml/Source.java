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
    private final Strays strays;

    Source(Positions at) {
        this.at = at;
        this.text = at.text();
        this.strays = new Strays(at);
    }

    Strays strays() {
        return strays;
    }

    Span span(int from, int to) {
        return at.span(from, to);
    }

    Positions positions() {
        return at;
    }

    int start(Event event) {
        return Math.min(at.end(), event.getStartMark().orElseThrow().getIndex());
    }

    int end(Event event) {
        return Math.min(at.end(), event.getEndMark().orElseThrow().getIndex());
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

    /** The block scalar between two indexes. */
    Block block(int start, int end) {
        return new Block(text, at.offset(start), at.offset(end));
    }

    /** The index of an offset at or after an index, and near it. */
    int index(int offset, int earlier) {
        return at.index(offset, earlier);
    }

    /** Whether the text ends at an index, in a line that holds something and has no line break. */
    boolean isUnfinishedLine(int index) {
        return index == at.end() && !text.substring(text.lastIndexOf('\n') + 1).isBlank();
    }

    /** Whether a document starts on the line of its separator, not counting a comment. */
    boolean hasContentAfter(int separatorEnd) {
        int offset = at.offset(separatorEnd);
        while (offset < text.length() && isSpace(text.charAt(offset)) && text.charAt(offset) != '\n') {
            offset++;
        }
        return offset < text.length() && text.charAt(offset) != '\n' && text.charAt(offset) != '#';
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
