package dev.sluice.yaml;

import dev.sluice.text.Lines;
import dev.sluice.text.Span;
import dev.sluice.yaml.CommentOwner.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds what the comments of a file belong to, as go-yaml v3 (3.0.5) attaches them to nodes. */
public final class CommentOwners {
    private static final long COLUMNS = 1L << 32;

    private final Lines lines;
    /** By line, where something ends that a comment behind it would belong to. */
    private final Map<Integer, List<Spot>> ends = new HashMap<>();
    /** By place, what a comment above it would belong to. */
    private final TreeMap<Long, CommentOwner> items = new TreeMap<>();

    private final TreeMap<Long, CommentOwner> keys = new TreeMap<>();

    /** Aliases share nodes; a shared one belongs to the place of its anchor. */
    private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    private record Spot(int column, CommentOwner owner) {}

    private CommentOwners(YamlFile file) {
        this.lines = file.lines();
        file.documents().forEach(document -> visit(document, ""));
    }

    /** Prepares to answer for the comments of a file. */
    public static CommentOwners of(YamlFile file) {
        return new CommentOwners(file);
    }

    /** What a comment of the file belongs to. */
    public CommentOwner owner(Comment comment) {
        return comment.trailing()
                ? behind(comment.span())
                : above(comment.span().line());
    }

    private void visit(Node node, String path) {
        if (!visited.add(node)) {
            return;
        }
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> visit(entry, path.isEmpty() ? entry.name() : path + "." + entry.name()));
        } else if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                item(sequence.items().get(i), path + "[" + i + "]");
            }
        }
        ending(node, path);
    }

    private void visit(Mapping.Entry entry, String path) {
        Scalar key = entry.key();
        keys.putIfAbsent(place(key.span().line(), key.span().column()), new CommentOwner(Kind.KEY_HEAD, key, path));
        if (isNothing(entry.value()) || entry.value().span().line() > key.span().endLine()) {
            boolean property = hasProperty(key.span());
            if (!property || !(entry.value() instanceof Scalar)) {
                end(key.span().endLine(), key.span().endColumn(), new CommentOwner(Kind.KEY_LINE, key, path));
            } else {
                end(key.span().endLine(), key.span().endColumn(), owner(Kind.VALUE_LINE, entry.value(), path));
            }
        }
        visit(entry.value(), path);
    }

    private void item(Node item, String path) {
        Kind kind = item instanceof Scalar ? Kind.ITEM_HEAD : Kind.COLLECTION_HEAD;
        items.putIfAbsent(place(item.span().line(), item.span().column()), owner(kind, item, path));
        visit(item, path);
    }

    private void ending(Node node, String path) {
        Span span = node.span();
        if (node instanceof Scalar scalar) {
            boolean block = scalar.style() == Scalar.Style.LITERAL || scalar.style() == Scalar.Style.FOLDED;
            if (block) {
                end(span.line(), span.column(), owner(Kind.BLOCK_LINE, scalar, path));
            } else if (!isNothing(scalar)) {
                end(span.endLine(), span.endColumn(), owner(Kind.VALUE_LINE, scalar, path));
            }
        } else if (isFlow(span)) {
            end(span.endLine(), span.endColumn(), owner(Kind.COLLECTION_LINE, node, path));
        }
    }

    private void end(int line, int column, CommentOwner owner) {
        ends.computeIfAbsent(line, any -> new ArrayList<>()).add(new Spot(column, owner));
    }

    private CommentOwner behind(Span comment) {
        @Nullable Spot nearest = null;
        for (Spot spot : ends.getOrDefault(comment.line(), List.of())) {
            if (spot.column() <= comment.column() && (nearest == null || spot.column() > nearest.column())) {
                nearest = spot;
            }
        }
        if (nearest != null) {
            return nearest.owner();
        }
        String before = lines.line(comment.line());
        return before.stripLeading().startsWith("-") ? above(comment.line()) : CommentOwner.NOBODY;
    }

    /** What starts on the next line that holds something, unless other comments come in between, set off by a blank line. */
    private CommentOwner above(int comment) {
        boolean blank = false;
        for (int line = comment + 1; line <= lines.count(); line++) {
            String text = lines.line(line);
            String bare = text.stripLeading();
            if (bare.isEmpty()) {
                blank = true;
            } else if (!bare.startsWith("#")) {
                return blank && isTop(comment)
                        ? CommentOwner.NOBODY
                        : starting(line, text.length() - bare.length(), bare);
            } else if (blank) {
                return CommentOwner.NOBODY;
            }
        }
        return CommentOwner.NOBODY;
    }

    private CommentOwner starting(int line, int indent, String bare) {
        if (bare.equals("-") || bare.startsWith("- ")) {
            var item = items.ceilingEntry(place(line, indent + 2));
            return item == null ? CommentOwner.NOBODY : item.getValue();
        }
        long place = place(line, indent + 1);
        CommentOwner item = items.get(place);
        if (item != null && item.kind() == Kind.ITEM_HEAD) {
            return item;
        }
        return keys.getOrDefault(place, CommentOwner.NOBODY);
    }

    /** Whether nothing but comments and blank lines stands between the start of the document and a line. */
    private boolean isTop(int comment) {
        for (int line = comment - 1; line > 0; line--) {
            String bare = lines.line(line).strip();
            if (bare.startsWith("---")) {
                return true;
            }
            if (!bare.isEmpty() && !bare.startsWith("#")) {
                return false;
            }
        }
        return true;
    }

    private boolean isFlow(Span span) {
        int offset = lines.offset(span.line(), span.column());
        char first = offset < lines.text().length() ? lines.text().charAt(offset) : ' ';
        return first == '{' || first == '[';
    }

    /** Whether an anchor or tag follows the colon of a key on its line. */
    private boolean hasProperty(Span key) {
        int offset = lines.offset(key.endLine(), key.endColumn());
        int lineEnd = lines.text().indexOf('\n', offset);
        String rest = lines.text().substring(offset, lineEnd < 0 ? lines.text().length() : lineEnd);
        String value =
                rest.stripLeading().startsWith(":") ? rest.strip().substring(1).strip() : "";
        return value.startsWith("&") || value.startsWith("!");
    }

    private static boolean isNothing(Node node) {
        return node instanceof Scalar scalar && scalar.isNull() && scalar.text().isEmpty();
    }

    private static CommentOwner owner(Kind kind, Node node, String path) {
        return new CommentOwner(kind, node instanceof Scalar scalar ? scalar : null, path);
    }

    private static long place(int line, int column) {
        return line * COLUMNS + column;
    }
}
