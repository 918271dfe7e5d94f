package hlm002;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;

/** Looks for a name among the values of an object. */
final class Mention {
    private Mention() {}

    static boolean in(Node node, String name) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream().anyMatch(entry -> in(entry.value(), name));
        }
        return node instanceof Sequence sequence
                ? sequence.items().stream().anyMatch(item -> in(item, name))
                : ((Scalar) node).text().equals(name);
    }
}
