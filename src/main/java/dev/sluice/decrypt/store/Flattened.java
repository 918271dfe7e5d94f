package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Item;
import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Row;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.sops.Refusal.Reason;
import dev.sluice.decrypt.sops.Value;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Metadata written as plain keys and values, such as {@code age__list_0__map_recipient} (sops 3.13.3, stores/flatten.go). Builds
 * the nested block again.
 */
final class Flattened {
    private static final Pattern STEP = Pattern.compile("__(?:map_|list_(\\d{1,6})(?=__|$))");

    private final Span span;
    private final Consumer<Refusal> refusals;
    private final Nest root = new Nest();

    /** A place in the block while it is being built. */
    private static final class Nest {
        private final Map<String, Nest> entries = new TreeMap<>();
        private final Map<Integer, Nest> items = new TreeMap<>();
        private @Nullable Scalar value;

        private boolean isMixed() {
            return (entries.isEmpty() ? 0 : 1) + (items.isEmpty() ? 0 : 1) + (value == null ? 0 : 1) > 1;
        }
    }

    /** @param span where the block stands */
    Flattened(Span span, Consumer<Refusal> refusals) {
        this.span = span;
        this.refusals = refusals;
    }

    /** The fields of a block under their plain names, in the order of the names. */
    static SortedMap<String, Value> lines(Branch block) {
        SortedMap<String, Value> lines = new TreeMap<>();
        block.members().forEach(member -> lines(String.valueOf(member.key()), member.item(), lines));
        return lines;
    }

    private static void lines(String name, Item item, SortedMap<String, Value> into) {
        if (item instanceof Branch branch) {
            branch.members().forEach(member -> lines(name + "__map_" + member.key(), member.item(), into));
        } else if (item instanceof Row row) {
            for (int i = 0; i < row.items().size(); i++) {
                lines(name + "__list_" + i, row.items().get(i), into);
            }
        } else if (item instanceof Leaf leaf && leaf.value().type() != Value.Type.NULL) {
            into.put(name, Value.string(leaf.value().plain()));
        }
    }

    void add(String name, String value, Span place) {
        Matcher step = STEP.matcher(name);
        Nest nest = root;
        int from = 0;
        @Nullable Integer item = null;
        while (from <= name.length()) {
            boolean more = step.find(from);
            String key = name.substring(from, more ? step.start() : name.length());
            nest = child(nest, item, key);
            if (!more) {
                break;
            }
            item = step.group(1) == null ? null : Integer.valueOf(step.group(1));
            from = step.end();
        }
        if (nest.value != null) {
            refuse(place, "\"" + name + "\" is given twice");
        }
        nest.value = Scalar.string(value, new Origin.Written(place));
    }

    /** The block. */
    Node block() {
        return node(root);
    }

    /** The place below {@code nest}: an item if one was asked for, whose name is empty; else an entry. */
    private static Nest child(Nest nest, @Nullable Integer item, String key) {
        return item == null
                ? nest.entries.computeIfAbsent(key, absent -> new Nest())
                : nest.items.computeIfAbsent(item, absent -> new Nest());
    }

    private Node node(Nest nest) {
        if (nest.isMixed()) {
            refuse(span, "the metadata gives a place two kinds of content");
        }
        Origin origin = new Origin.Written(span);
        if (nest.value != null) {
            return nest.value;
        }
        if (!nest.items.isEmpty()) {
            return new Sequence(items(nest), origin);
        }
        List<Mapping.Entry> entries = new ArrayList<>();
        nest.entries.forEach((key, child) -> entries.add(new Mapping.Entry(Scalar.string(key, origin), node(child))));
        return new Mapping(entries, origin);
    }

    private List<Node> items(Nest nest) {
        List<Node> items = new ArrayList<>();
        for (Map.Entry<Integer, Nest> item : nest.items.entrySet()) {
            if (item.getKey() != items.size()) {
                refuse(span, "a list of the metadata lacks an item");
                break;
            }
            items.add(node(item.getValue()));
        }
        return items;
    }

    private void refuse(Span place, String detail) {
        refusals.accept(new Refusal(Reason.METADATA_INVALID, place, detail));
    }
}
