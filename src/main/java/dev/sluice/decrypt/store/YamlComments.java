package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Item.Remark;
import dev.sluice.text.Lines;
import dev.sluice.text.Span;
import dev.sluice.yaml.Comment;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands out the comments of a file in order, each once, to the container that go-yaml v3 attaches it to. Where the two differ, a
 * comment stays unreadable or governs another value; the values themselves do not depend on it.
 */
final class YamlComments {
    private final List<Comment> comments;
    private final Lines lines;
    private int next;

    YamlComments(YamlFile file) {
        this.comments = file.comments();
        this.lines = file.lines();
    }

    /** An empty place where the document of a root ends: at the next document marker, or at the end of the file. */
    Span endOfDocument(Span root) {
        for (int line = root.endLine(); line <= lines.count(); line++) {
            String text = lines.line(line);
            if (line > root.line() && (text.equals("---") || text.startsWith("--- ") || text.equals("..."))) {
                return Span.at(root.path(), line, 0);
            }
        }
        return Span.at(root.path(), lines.count() + 1, 0);
    }

    /** The comments that stand before an entry or item. */
    List<Remark> before(Span item) {
        List<Remark> found = new ArrayList<>();
        while (next < comments.size() && isBefore(comments.get(next).span(), item)) {
            found.add(take(false));
        }
        return found;
    }

    /** The comments on the line of a scalar, or between a key and the block it opens: sops puts them before the entry. */
    List<Remark> beside(Span key, Node value) {
        List<Remark> found = new ArrayList<>();
        boolean scalar = value instanceof Scalar;
        while (next < comments.size()) {
            Comment comment = comments.get(next);
            boolean onKeyLine = comment.span().line() == key.endLine() && isBefore(comment.span(), value.span());
            boolean behindScalar = scalar
                    && comment.trailing()
                    && comment.span().line() == value.span().endLine();
            if (!onKeyLine && !behindScalar) {
                break;
            }
            found.add(take(behindScalar));
        }
        return found;
    }

    /** The comments after the last entry of a container that belong to it, and not to what follows. */
    List<Remark> after(Span container, Span limit) {
        List<Remark> found = new ArrayList<>();
        while (next < comments.size() && isBefore(comments.get(next).span(), limit)) {
            Comment comment = comments.get(next);
            boolean inside = container.contains(comment.span());
            boolean deeper = comment.span().column() >= container.column()
                    && comment.span().column() > limit.column();
            boolean behind = comment.trailing() && comment.span().line() == container.endLine();
            if (!inside && !deeper && !behind) {
                break;
            }
            found.add(take(false));
        }
        return found;
    }

    private Remark take(boolean inline) {
        Comment comment = comments.get(next++);
        return new Remark(comment.text(), inline, comment.span());
    }

    private static boolean isBefore(Span one, Span other) {
        return one.line() < other.line() || (one.line() == other.line() && one.column() < other.column());
    }
}
