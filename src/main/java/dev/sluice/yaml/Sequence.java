package dev.sluice.yaml;

import java.util.List;

/**
 * A list of values.
 *
 * @param items the values in order
 * @param origin how the list came to be
 */
public record Sequence(List<Node> items, Origin origin) implements Node {
    public Sequence {
        items = List.copyOf(items);
    }

    /** This list with other items. */
    public Sequence withItems(List<? extends Node> others) {
        return new Sequence(List.copyOf(others), origin);
    }

    @Override
    public Sequence withOrigin(Origin other) {
        return new Sequence(items, other);
    }

    @Override
    public boolean sameValue(Node other) {
        if (!(other instanceof Sequence sequence) || items.size() != sequence.items.size()) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).sameValue(sequence.items.get(i))) {
                return false;
            }
        }
        return true;
    }
}
