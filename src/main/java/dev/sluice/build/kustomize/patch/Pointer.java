package dev.sluice.build.kustomize.patch;

import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON pointer of an operation, with the place where it is written. */
final class Pointer {
    private final Scalar text;
    private final List<String> tokens;

    Pointer(Scalar text) {
        this.text = text;
        List<String> all = List.of(text.text().split("/", -1));
        this.tokens = all.subList(1, all.size());
    }

    /** Changes the container that holds the last token. */
    interface Edit {
        Node apply(Node container, String key);
    }

    boolean isRoot() {
        return text.text().isEmpty();
    }

    Origin origin() {
        return text.origin();
    }

    Span span() {
        return text.span();
    }

    /** What it points to, null for a key that a mapping lacks. */
    @Nullable
    Node find(Mapping target) {
        Node container = target;
        for (int i = 0; i < tokens.size(); i++) {
            Node next = get(container, decoded(i));
            if (i == tokens.size() - 1) {
                return next;
            }
            container = container(next);
        }
        throw missing();
    }

    /** An object with the container of the last token changed. */
    Mapping edit(Mapping target, Edit edit) {
        if (tokens.isEmpty()) {
            throw missing();
        }
        return (Mapping) edit(target, 0, edit);
    }

    private Node edit(Node container, int depth, Edit edit) {
        String key = decoded(depth);
        if (depth == tokens.size() - 1) {
            return edit.apply(container, key);
        }
        Node changed = edit(container(get(container, key)), depth + 1, edit);
        if (container instanceof Mapping mapping) {
            return mapping.with(key, changed);
        }
        Sequence list = (Sequence) container;
        List<Node> items = new ArrayList<>(list.items());
        items.set(index(key, items.size()), changed);
        return list.withItems(items);
    }

    /** The position that a token names in a list of a length; negative ones count from its end. */
    int index(String token, int length) {
        int index;
        try {
            index = Integer.parseInt(token);
        } catch (NumberFormatException e) {
            throw rejected("\"" + token + "\" is not an index of a list");
        }
        if (index >= length || index < -length) {
            throw rejected("index " + index + " is outside the list");
        }
        return index < 0 ? index + length : index;
    }

    PatchRejected missing() {
        return rejected("the object has nothing at " + this);
    }

    @Override
    public String toString() {
        return "\"" + text.text() + "\"";
    }

    private @Nullable Node get(Node container, String key) {
        return container instanceof Sequence list
                ? list.items().get(index(key, list.items().size()))
                : container.child(key);
    }

    private Node container(@Nullable Node node) {
        if (node instanceof Mapping || node instanceof Sequence) {
            return node;
        }
        throw missing();
    }

    private String decoded(int depth) {
        return tokens.get(depth).replace("~1", "/").replace("~0", "~");
    }

    private PatchRejected rejected(String message) {
        return new PatchRejected("json-patch-failed", span(), message);
    }
}
