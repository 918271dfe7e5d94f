package dev.sluice.yaml;

import dev.sluice.text.Lines;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.Arrays;

/** Turns the parser's code point indexes into spans and into offsets of the text. */
final class Positions {
    private final RepoPath path;
    private final Lines lines;
    private final String text;
    private final int[] starts;
    private final int end;
    private int recent;

    Positions(RepoPath path, Lines lines) {
        this.path = path;
        this.lines = lines;
        this.text = lines.text();
        this.starts = starts(lines);
        int last = starts.length - 1;
        this.end = starts[last] + text.codePointCount(lines.offset(last + 1, 1), text.length());
    }

    /** How many code points the text has. */
    int end() {
        return end;
    }

    String text() {
        return text;
    }

    /** The stretch between two code point indexes. */
    Span span(int from, int to) {
        int line = line(from);
        int column = from - starts[line] + 1;
        int endLine = line(to);
        return new Span(path, line + 1, column, endLine + 1, to - starts[endLine] + 1);
    }

    /** The UTF-16 offset of a code point index. */
    int offset(int index) {
        int line = line(index);
        return lines.offset(line + 1, index - starts[line] + 1);
    }

    /** The code point index of a UTF-16 offset that is known to lie at or after an index, and near it. */
    int index(int offset, int earlier) {
        int start = offset(earlier);
        return earlier + text.codePointCount(start, Math.max(start, offset));
    }

    private int line(int index) {
        if (index < starts[recent] || (recent + 1 < starts.length && index >= starts[recent + 1])) {
            int found = Arrays.binarySearch(starts, index);
            recent = Math.max(0, found < 0 ? -found - 2 : found);
        }
        return recent;
    }

    private static int[] starts(Lines lines) {
        int[] starts = new int[lines.count()];
        int before = 0;
        for (int line = 0; line < starts.length; line++) {
            int offset = lines.offset(line + 1, 1);
            starts[line] = (line == 0 ? 0 : starts[line - 1]) + lines.text().codePointCount(before, offset);
            before = offset;
        }
        return starts;
    }
}
