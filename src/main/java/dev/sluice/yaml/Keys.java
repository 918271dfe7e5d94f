package dev.sluice.yaml;

import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping.Entry;
import dev.sluice.yaml.Rejection.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the entries of one mapping. Of a repeated key the last value stays, in the place of the first, as for readers
 * that do not refuse it; then come those that merge keys bring (kyaml 0.21.2, yaml/rnode.go, deAnchor).
 */
final class Keys {
    private final List<Rejection> rejections;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Seen> seen = new HashMap<>();
    private final List<Mapping> merged = new ArrayList<>();
    private @Nullable Span merge;

    /**
     * Marks an entry as a merge key.
     *
     * @param alias whether its value is an alias
     */
    record Merge(boolean alias) {}

    private record Seen(int index, Span place) {}

    Keys(List<Rejection> rejections) {
        this.rejections = rejections;
    }

    void add(Node key, Node value, @Nullable Merge asMerge) {
        if (asMerge != null) {
            merge(key.span(), value, asMerge.alias());
        } else if (key instanceof Scalar scalar) {
            Seen before = seen.putIfAbsent(scalar.text(), new Seen(entries.size(), scalar.span()));
            if (before == null) {
                entries.add(new Entry(scalar, value));
            } else {
                entries.set(before.index(), new Entry(scalar, value));
                String detail = "key " + GoJson.quote(scalar.text()) + " is given twice";
                reject(Reason.DUPLICATE_KEY, scalar.span(), detail, before.place());
            }
        } else {
            String what = key instanceof Mapping ? "mapping" : "list";
            reject(Reason.NON_SCALAR_KEY, key.span(), "a key is a " + what + ", not a single value", null);
        }
    }

    List<Entry> entries() {
        for (Mapping source : merged) {
            for (Entry entry : source.entries()) {
                if (seen.putIfAbsent(
                                entry.name(),
                                new Seen(entries.size(), entry.key().span()))
                        == null) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private void merge(Span place, Node value, boolean alias) {
        if (merge != null) {
            reject(Reason.DUPLICATE_KEY, place, "merge key \"<<\" is given twice", merge);
            return;
        }
        merge = place;
        if (value instanceof Mapping mapping) {
            merged.add(mapping);
        } else if (value instanceof Sequence sequence && !alias) {
            sequence.items().forEach(item -> mergeItem(place, item));
        } else {
            reject(Reason.MERGE_KEY, place, "merge key \"<<\" takes a mapping or a list of mappings", null);
        }
    }

    private void mergeItem(Span place, Node item) {
        if (item instanceof Mapping mapping) {
            merged.add(mapping);
        } else {
            reject(Reason.MERGE_KEY, place, "merge key \"<<\" lists something that is no mapping", null);
        }
    }

    private void reject(Reason reason, Span span, String detail, @Nullable Span first) {
        rejections.add(new Rejection(reason, span, detail, Optional.ofNullable(first)));
    }
}
