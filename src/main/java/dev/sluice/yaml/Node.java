package dev.sluice.yaml;

import dev.sluice.text.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A YAML value that knows how it came to be. Nodes are immutable; changing one makes a new one that shares the rest. */
public sealed interface Node permits Mapping, Sequence, Scalar {
    /** How this value came to be. */
    Origin origin();

    /** The place a person should edit to change this value. */
    default Span span() {
        return origin().edit();
    }

    /** This value with another origin. */
    Node withOrigin(Origin origin);

    /** Whether both hold the same data, wherever it was written; the order of mapping keys does not count. */
    boolean sameValue(Node other);

    /** The value of a key if this is a mapping that has it, else null. */
    default @Nullable Node child(String key) {
        return this instanceof Mapping mapping ? mapping.value(key) : null;
    }

    /**
     * The value at a path of keys joined by dots, with {@code [n]} for an item of a sequence, as in
     * {@code spec.rules[0].host}. Keys that hold a dot need {@link #child}.
     */
    default Optional<Node> at(String path) {
        return NodePath.find(this, path);
    }

    /** The text of the scalar at a path; empty if there is none or it is null. */
    default Optional<String> text(String path) {
        return at(path).filter(node -> node instanceof Scalar scalar && scalar.kind() != Scalar.Kind.NULL)
                .map(node -> ((Scalar) node).text());
    }
}
