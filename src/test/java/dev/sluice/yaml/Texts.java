package dev.sluice.yaml;

import dev.sluice.text.RepoPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What the tests of this package do with texts. */
final class Texts {
    static final RepoPath PATH = RepoPath.of("a.yaml");

    private Texts() {}

    static YamlFile parse(String text) {
        return YamlParser.parse(PATH, text);
    }

    /** The only document of a good file. */
    static Node document(String text) {
        YamlFile file = parse(text);
        if (!file.isWhole() || file.documents().size() != 1) {
            throw new AssertionError("not one good document: " + file.rejections() + " in " + text);
        }
        return file.documents().get(0);
    }

    static Scalar scalar(String text, String path) {
        return (Scalar) document(text).at(path).orElseThrow();
    }

    /** The values of all documents as JSON. */
    static List<String> json(String text) {
        return parse(text).documents().stream().map(GoJson::print).toList();
    }

    /** All scalars that are values, shared ones once. */
    static List<Scalar> values(Node root) {
        List<Scalar> found = new ArrayList<>();
        collect(root, false, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return found;
    }

    /** All scalars, shared ones once. */
    static List<Scalar> scalars(Node root) {
        List<Scalar> found = new ArrayList<>();
        collect(root, true, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return found;
    }

    private static void collect(Node node, boolean keys, List<Scalar> into, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof Scalar scalar) {
            into.add(scalar);
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> collect(item, keys, into, seen));
        } else {
            for (Mapping.Entry entry : ((Mapping) node).entries()) {
                if (keys) {
                    collect(entry.key(), true, into, seen);
                }
                collect(entry.value(), keys, into, seen);
            }
        }
    }
}
