package dev.sluice.text;

import java.util.Arrays;

/**
 * The lines of a text, for turning positions into offsets and for quoting a line. A byte order mark at the very start is
 * part of the text but of no line: the first character after it stands in column 1.
 */
public final class Lines {
    private final String text;
    private final int[] starts;

    /** Indexes {@code text}; a line ends at {@code \n}, whose preceding {@code \r} is not part of the line. */
    public Lines(String text) {
        this.text = text;
        this.starts = starts(text);
    }

    /** How many lines there are; a text that ends in a line feed has an empty last line. */
    public int count() {
        return starts.length;
    }

    /** The 1-based line without its line ending; empty outside the text. */
    public String line(int number) {
        if (number < 1 || number > starts.length) {
            return "";
        }
        int start = starts[number - 1];
        int end = number < starts.length ? starts[number] - 1 : text.length();
        return text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    /** The UTF-16 offset of a 1-based line and code point column, held inside the text. */
    public int offset(int line, int column) {
        if (line > starts.length) {
            return text.length();
        }
        int start = starts[Math.max(line, 1) - 1];
        int end = line < starts.length ? starts[Math.max(line, 1)] : text.length();
        int wanted = Math.min(Math.max(column - 1, 0), text.codePointCount(start, end));
        return text.offsetByCodePoints(start, wanted);
    }

    /** The text that a span covers; the span's path is not looked at. */
    public String at(Span span) {
        int from = offset(span.line(), span.column());
        return text.substring(from, Math.max(from, offset(span.endLine(), span.endColumn())));
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    private static int[] starts(String text) {
        int[] found = new int[16];
        found[0] = text.startsWith("\uFEFF") ? 1 : 0;
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = at + 1;
        }
        return Arrays.copyOf(found, count);
    }
}
