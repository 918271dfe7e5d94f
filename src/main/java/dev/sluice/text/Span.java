package dev.sluice.text;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of text in a file. Lines and columns are 1-based, columns count code points, the end is exclusive.
 *
 * @param path the file
 * @param line line of the first character
 * @param column column of the first character
 * @param endLine line of the first character after the stretch
 * @param endColumn column of the first character after the stretch
 */
public record Span(RepoPath path, int line, int column, int endLine, int endColumn) implements Comparable<Span> {
    private static final Comparator<Span> ORDER = Comparator.comparing(Span::path)
            .thenComparingInt(Span::line)
            .thenComparingInt(Span::column)
            .thenComparingInt(Span::endLine)
            .thenComparingInt(Span::endColumn);

    /** A single position: the first character of a file, for what concerns the file as a whole. */
    public static Span startOf(RepoPath path) {
        return at(path, 1, 1);
    }

    /** An empty stretch at a position. */
    public static Span at(RepoPath path, int line, int column) {
        return new Span(path, line, column, line, column);
    }

    /** Whether {@code other} lies in the same file and inside this stretch. */
    public boolean contains(Span other) {
        return path.equals(other.path)
                && (line < other.line || (line == other.line && column <= other.column))
                && (endLine > other.endLine || (endLine == other.endLine && endColumn >= other.endColumn));
    }

    @Override
    public int compareTo(Span other) {
        return ORDER.compare(this, other);
    }

    // By hand, like those of RepoPath: what the JDK makes for records at run time costs every start some milliseconds.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Span span
                && line == span.line
                && column == span.column
                && endLine == span.endLine
                && endColumn == span.endColumn
                && path.equals(span.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode() + 31 * (line + 31 * (column + 31 * (endLine + 31 * endColumn)));
    }

    /** {@code path:line:column}, as editors and terminals link it. */
    @Override
    public String toString() {
        return path + ":" + line + ":" + column;
    }
}
