package dev.sluice.build.kustomize.field;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.Typing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Changes every value that a path reaches (kyaml 0.21.2, yaml/match.go, PathMatcher). For one use. */
final class PathChange {
    private final ReplacementPath path;
    private final boolean creates;
    private final Change change;
    private int found;

    /**
     * @param creates whether what the path misses is made
     * @param change gives what stands at the end of the path from now on
     */
    PathChange(ReplacementPath path, boolean creates, Change change) {
        this.path = path;
        this.creates = creates;
        this.change = change;
    }

    /** What becomes of a value, which is null if it was not there. */
    interface Change {
        Node apply(@Nullable Node old);
    }

    /**
     * The value with the change.
     *
     * @throws PatchRejected if the path reaches nothing, or cannot be followed
     */
    Node in(Node root) {
        Node changed = walk(root, 0);
        if (found == 0) {
            throw path.missing();
        }
        return changed;
    }

    private Node walk(Node node, int depth) {
        if (depth == path.parts().size()) {
            found++;
            return change.apply(node);
        }
        String part = path.parts().get(depth);
        if (ReplacementPath.isIndex(part)) {
            return index(list(node), Integer.parseInt(part), depth);
        }
        if (ReplacementPath.isItem(part)) {
            return items(list(node), part, depth);
        }
        if (part.equals("*")) {
            return each(list(node), item -> true, depth + 1);
        }
        return field(node, part, depth);
    }

    private Node field(Node node, String key, int depth) {
        if (node instanceof Scalar scalar && scalar.isNull()) {
            return node;
        }
        if (!(node instanceof Mapping mapping)) {
            throw path.missing();
        }
        Node field = mapping.value(key);
        if (field == null) {
            return creates ? mapping.with(key, made(depth + 1)) : mapping;
        }
        if (field instanceof Scalar scalar && depth + 1 < path.parts().size()) {
            return inText(mapping, scalar, depth + 1);
        }
        return mapping.with(key, walk(field, depth + 1));
    }

    /** kustomize follows a path into the YAML inside a text and then forgets what it changed there. */
    private Node inText(Mapping unchanged, Scalar text, int depth) {
        Node inner = StructuredText.parse(text);
        if (inner == null) {
            throw path.missing();
        }
        walk(inner, depth);
        return unchanged;
    }

    private Node index(Sequence list, int index, int depth) {
        List<Node> items = new ArrayList<>(list.items());
        if (index == items.size() && creates) {
            items.add(made(depth + 1));
            return list.withItems(items);
        }
        if (index >= items.size()) {
            throw path.rejected("index " + index + " is outside the list");
        }
        items.set(index, walk(items.get(index), depth + 1));
        return list.withItems(items);
    }

    private Node items(Sequence list, String part, int depth) {
        int equals = part.indexOf('=');
        if (equals < 0) {
            throw path.rejected("\"" + part + "\" is not of the form [key=value]");
        }
        String key = part.substring(1, equals);
        String text = part.substring(equals + 1, part.length() - 1);
        Pattern pattern = pattern(text);
        Predicate<Node> chosen = item -> {
            Node value = key.isEmpty() ? item : item.child(key);
            return value instanceof Scalar scalar
                    && pattern.matcher(printed(scalar)).find();
        };
        int next = key.isEmpty() ? path.parts().size() : depth + 1;
        int before = found;
        Sequence changed = each(list, chosen, next);
        if (!creates || found > before) {
            return changed;
        }
        Origin origin = path.written().origin();
        Scalar value = Scalar.of(text, Typing.v3(text), origin);
        Node item = key.isEmpty()
                ? value
                : new Mapping(List.of(new Mapping.Entry(Scalar.string(key, origin), value)), origin);
        if (!chosen.test(item)) {
            throw path.rejected("an item made for \"" + part + "\" would not be found by it");
        }
        List<Node> more = new ArrayList<>(changed.items());
        more.add(walk(item, next));
        return changed.withItems(more);
    }

    private Sequence each(Sequence list, Predicate<Node> chosen, int depth) {
        List<Node> items = new ArrayList<>();
        for (Node item : list.items()) {
            items.add(chosen.test(item) ? walk(item, depth) : item);
        }
        return list.withItems(items);
    }

    private Node made(int depth) {
        if (depth == path.parts().size()) {
            found++;
            return change.apply(null);
        }
        String part = path.parts().get(depth);
        Origin origin = path.written().origin();
        boolean list = ReplacementPath.isIndex(part) || ReplacementPath.isItem(part);
        return walk(list ? new Sequence(List.of(), origin) : new Mapping(List.of(), origin), depth);
    }

    private Sequence list(Node node) {
        if (node instanceof Sequence sequence) {
            return sequence;
        }
        throw path.missing();
    }

    private Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw path.rejected("\"" + text + "\" is not a regular expression");
        }
    }

    private static String printed(Scalar scalar) {
        boolean single = scalar.style() == Scalar.Style.SINGLE_QUOTED;
        String quote = single ? "'" : Written.quoted(scalar) ? "\"" : "";
        return quote + scalar.text() + quote;
    }
}
