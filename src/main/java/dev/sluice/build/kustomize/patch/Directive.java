package dev.sluice.build.kustomize.patch;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.List;

/** What {@code $patch} asks for, in a mapping or as an item of a list (kyaml 0.21.2, yaml/merge2/smpdirective.go). */
enum Directive {
    MERGE,
    REPLACE,
    DELETE,
    UNKNOWN;

    private static final String KEY = "$patch";

    /** The directive of a mapping of a patch. */
    static Directive of(Mapping patch) {
        Node value = patch.value(KEY);
        return value == null ? MERGE : named(value);
    }

    /** The directive of a list of a patch: that of the first item with a directive, if it holds nothing else. */
    static Directive of(Sequence patch) {
        for (Node item : patch.items()) {
            Node value = item.child(KEY);
            if (item instanceof Mapping mapping && value != null) {
                return mapping.entries().size() > 1 ? MERGE : named(value);
            }
        }
        return MERGE;
    }

    /** A mapping without its directive. */
    static Mapping strip(Mapping patch) {
        return patch.without(KEY);
    }

    /** A list without the items that state its directive, and without empty items, which go with them. */
    static Sequence strip(Sequence patch) {
        for (Node item : patch.items()) {
            if (item.child(KEY) instanceof Scalar directive) {
                return item instanceof Mapping mapping && mapping.entries().size() > 1
                        ? patch
                        : without(patch, directive.text());
            }
        }
        return patch;
    }

    private static Sequence without(Sequence patch, String directive) {
        List<Node> kept = patch.items().stream()
                .filter(item -> !(item instanceof Scalar scalar && scalar.isNull()))
                .filter(item -> !(item instanceof Mapping mapping && mapping.isEmpty()))
                .filter(item -> !(item.child(KEY) instanceof Scalar other
                        && other.text().equals(directive)))
                .toList();
        return patch.withItems(kept);
    }

    private static Directive named(Node value) {
        String text = value instanceof Scalar scalar ? scalar.text() : "";
        return switch (text) {
            case "merge" -> MERGE;
            case "replace" -> REPLACE;
            case "delete" -> DELETE;
            default -> UNKNOWN;
        };
    }
}
