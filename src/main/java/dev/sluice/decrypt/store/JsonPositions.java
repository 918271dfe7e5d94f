package dev.sluice.decrypt.store;

import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;

/** Turns offsets of a text into spans, in constant time for a line of any length. */
final class JsonPositions {
    private final RepoPath path;
    private final int[] lines;
    private final int[] columns;

    JsonPositions(RepoPath path, String text) {
        this.path = path;
        this.lines = new int[text.length() + 1];
        this.columns = new int[text.length() + 1];
        int line = 1;
        int column = 1;
        for (int i = 0; i <= text.length(); i++) {
            lines[i] = line;
            columns[i] = column;
            char c = i < text.length() ? text.charAt(i) : ' ';
            // The second half of a pair stands in the same column as the first.
            column += Character.isHighSurrogate(c) ? 0 : 1;
            if (c == '\n') {
                line++;
                column = 1;
            }
        }
    }

    Span span(int from, int to) {
        return new Span(path, lines[from], columns[from], lines[to], columns[to]);
    }
}
