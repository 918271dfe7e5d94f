package dev.sluice.yaml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The anchors of one document, and the count of nodes that its aliases stand for. Values are shared, not copied, so the
 * limit guards whoever walks the tree later. It is the limit of go-yaml v3 (3.0.4, decode.go, allowedAliasRatio).
 */
final class Anchors {
    private static final long HARMLESS_ALIASED = 100;
    private static final long HARMLESS_NODES = 1_000;
    private static final long RATIO_FALLS_FROM = 400_000;
    private static final long RATIO_FALLS_TO = 4_000_000;

    private final Map<String, Anchored> byName = new HashMap<>();
    private long nodes;
    private long aliased;

    /**
     * What an anchor names.
     *
     * @param node the value; null while it is still being read, so that an alias in it would contain itself
     * @param nodes how many nodes it has, aliases expanded
     * @param height how many collections nest in it
     */
    record Anchored(@Nullable Node node, long nodes, int height) {}

    void clear() {
        byName.clear();
        nodes = 0;
        aliased = 0;
    }

    /** Counts a node; call before its children. */
    void count() {
        nodes++;
    }

    /** How many nodes were counted so far in this document. */
    long counted() {
        return nodes;
    }

    void open(String name) {
        byName.put(name, new Anchored(null, 0, 0));
    }

    void close(String name, Anchored value) {
        byName.put(name, value);
    }

    @Nullable
    Anchored find(String name) {
        return byName.get(name);
    }

    /** Counts the use of an anchor; false if the document now consists of aliases too much. */
    boolean use(Anchored value) {
        nodes += value.nodes() + 1;
        aliased += value.nodes();
        return aliased <= HARMLESS_ALIASED || nodes <= HARMLESS_NODES || (double) aliased / nodes <= allowedRatio();
    }

    private double allowedRatio() {
        if (nodes <= RATIO_FALLS_FROM) {
            return 0.99;
        }
        if (nodes >= RATIO_FALLS_TO) {
            return 0.10;
        }
        return 0.99 - 0.89 * (nodes - RATIO_FALLS_FROM) / (double) (RATIO_FALLS_TO - RATIO_FALLS_FROM);
    }
}
