package dev.sluice.yaml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a node by a dotted path. */
final class NodePath {
    private NodePath() {}

    static Optional<Node> find(Node start, String path) {
        @Nullable Node node = start;
        for (int from = 0; from <= path.length(); ) {
            int dot = path.indexOf('.', from);
            int end = dot < 0 ? path.length() : dot;
            String segment = path.substring(from, end);
            from = end + 1;
            int bracket = segment.indexOf('[');
            String key = bracket < 0 ? segment : segment.substring(0, bracket);
            if (!key.isEmpty() && node != null) {
                node = node.child(key);
            }
            if (bracket >= 0) {
                node = item(node, segment.substring(bracket + 1, segment.length() - 1));
            }
            if (node == null) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(node);
    }

    private static @Nullable Node item(@Nullable Node node, String index) {
        if (!(node instanceof Sequence sequence)) {
            return null;
        }
        int at = Integer.parseInt(index);
        return at < sequence.items().size() ? sequence.items().get(at) : null;
    }
}
