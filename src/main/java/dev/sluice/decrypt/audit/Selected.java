package dev.sluice.decrypt.audit;

import dev.sluice.decrypt.sops.Item;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Remark;
import dev.sluice.decrypt.sops.Place;
import dev.sluice.decrypt.sops.Selection;
import dev.sluice.decrypt.sops.Walk;
import dev.sluice.decrypt.store.Stored;
import dev.sluice.text.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values that a rule selects, with their names, in the order of the file. */
final class Selected implements Walk.Visitor {
    private final Map<Span, String> values = new LinkedHashMap<>();

    private Selected() {}

    static Map<Span, String> by(Selection rule, Stored stored) {
        Selected selected = new Selected();
        new Walk(rule, selected).through(stored.documents());
        return selected.values;
    }

    @Override
    public Item leaf(Leaf leaf, Place place, boolean selected) {
        if (selected && !leaf.value().isEmpty()) {
            values.put(leaf.span(), ValueAudit.name(place));
        }
        return leaf;
    }

    @Override
    public Item remark(Remark remark, Place place, boolean selected) {
        return remark;
    }
}
