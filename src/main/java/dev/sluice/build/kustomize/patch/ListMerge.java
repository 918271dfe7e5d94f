package dev.sluice.build.kustomize.patch;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins two lists by merge keys, new items first, as kyaml 0.21.2 does it (yaml/walk/associative_sequence.go). What happens
 * to items that lack a key follows from the order of its steps, so the steps are the same here: items are removed and
 * replaced in place in two lists that share them.
 */
final class ListMerge {
    private final StrategicMerge merge;
    private final @Nullable MergeShape itemShape;
    private final List<String> keys;

    ListMerge(StrategicMerge merge, @Nullable MergeShape itemShape, List<String> keys) {
        this.merge = merge;
        this.itemShape = itemShape;
        this.keys = keys;
    }

    /** An item, known by its identity while its content changes. */
    private static final class Cell {
        private Node node;

        Cell(Node node) {
            this.node = node;
        }
    }

    /** The list with the patch's items merged into it; a patch that says nothing still takes repeated items away. */
    Sequence join(Sequence target, @Nullable Sequence patch) {
        return join(target, cells(target), patch == null ? null : cells(patch));
    }

    /** A list that the patch added, merged with itself, so that the directives in it count. */
    Sequence joinItself(Sequence added) {
        List<Cell> cells = cells(added);
        return join(added, cells, cells);
    }

    private Sequence join(Sequence target, List<Cell> cells, @Nullable List<Cell> said) {
        List<Cell> there = cells;
        List<List<String>> identities = identities(said, there);
        List<Cell> first = new ArrayList<>();
        Keyed keyed = new Keyed(keys, List.of());
        for (List<String> identity : identities) {
            keyed = usedKeys(identities, identity);
            mergeItem(keyed, there, said, first);
        }
        if (!identities.isEmpty()) {
            appendRest(first, there, keyed.keys());
            there = first;
        }
        List<Node> items = there.stream().map(cell -> cell.node).toList();
        return items.equals(target.items()) ? target : target.withItems(items);
    }

    private static List<Cell> cells(Sequence list) {
        List<Cell> cells = new ArrayList<>();
        list.items().forEach(item -> cells.add(new Cell(item)));
        return cells;
    }

    private void mergeItem(Keyed keyed, List<Cell> there, @Nullable List<Cell> said, List<Cell> first) {
        Keyed stated = keyed.stated();
        Cell old = stated.find(there);
        Cell patch = said == null ? null : stated.find(said);
        Node merged = merge.walk(old == null ? null : old.node, patch == null ? null : patch.node, itemShape);
        // Replacing an item has no effect in the end: the item of the target takes its place again in appendRest.
        boolean replaced =
                patch != null && patch.node instanceof Mapping mapping && Directive.of(mapping) == Directive.REPLACE;
        Cell result = old == null || replaced ? patch : old;
        if (patch != null && patch.node instanceof Mapping mapping) {
            // A directive counts once, even if a later identity finds the same item of the patch again.
            patch.node = Directive.strip(mapping);
        }
        if (result == null || merged == null || isEmpty(merged)) {
            keyed.set(there, null);
            return;
        }
        result.node = merged;
        keyed.set(first, result);
    }

    private static void appendRest(List<Cell> into, List<Cell> rest, List<String> keys) {
        for (Cell cell : rest) {
            List<String> values = new ArrayList<>();
            for (String key : keys) {
                Node value = cell.node.child(key);
                if (value == null) {
                    into.add(cell);
                } else {
                    values.add(StrategicMerge.text(value));
                }
            }
            Keyed own = new Keyed(keys, values);
            if (keys.size() > 1) {
                own.set(into, null);
            }
            own.set(into, cell);
        }
    }

    /** The key values of all items, the patch's first, each once; empty texts where an item lacks a key. */
    private List<List<String>> identities(@Nullable List<Cell> said, List<Cell> there) {
        Set<List<String>> seen = new LinkedHashSet<>();
        for (Cell cell : said == null ? List.<Cell>of() : said) {
            seen.add(identity(cell));
        }
        there.forEach(cell -> seen.add(identity(cell)));
        List<List<String>> identities = new ArrayList<>(seen);
        if (keys.size() > 1) {
            for (int i = 0; i < identities.size(); i++) {
                for (int j = 0; j < identities.size(); j++) {
                    List<String> common = common(identities.get(i), identities.get(j));
                    if (common != null) {
                        identities.set(i, common);
                        identities.set(j, common);
                    }
                }
            }
        }
        return identities;
    }

    private List<String> identity(Cell cell) {
        return keys.stream()
                .map(key -> cell.node.child(key) instanceof Scalar value && !value.isNull() ? value.text() : "")
                .toList();
    }

    /** One identity for two that differ only where one of them is empty, null if they are different items. */
    private static @Nullable List<String> common(List<String> one, List<String> other) {
        boolean equalSomewhere = false;
        List<String> common = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            String first = one.get(i);
            String second = other.get(i);
            boolean equal = first.equals(second);
            equalSomewhere |= equal;
            if (!equal && !first.isEmpty() && !second.isEmpty()) {
                return null;
            }
            common.add(first.isEmpty() ? second : first);
        }
        return equalSomewhere ? common : null;
    }

    /** An identity with those keys only that some item of either list has; with all keys if none has any. */
    private Keyed usedKeys(List<List<String>> identities, List<String> identity) {
        List<String> usedKeys = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            int at = i;
            if (identities.stream().anyMatch(other -> !other.get(at).isEmpty())) {
                usedKeys.add(keys.get(i));
                values.add(identity.get(i));
            }
        }
        return usedKeys.isEmpty() ? new Keyed(keys, identity) : new Keyed(usedKeys, values);
    }

    private static boolean isEmpty(Node node) {
        return StrategicMerge.isNull(node) || (node instanceof Mapping mapping && mapping.isEmpty());
    }

    /** Keys with the values that an item must have. There may be fewer values than keys; the last one then counts on. */
    private record Keyed(List<String> keys, List<String> values) {
        /** The same with those keys only that have a value; all if none has. */
        Keyed stated() {
            List<String> statedKeys = new ArrayList<>();
            List<String> statedValues = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                if (!values.get(i).isEmpty()) {
                    statedKeys.add(keys.get(i));
                    statedValues.add(values.get(i));
                }
            }
            return statedKeys.isEmpty() ? this : new Keyed(statedKeys, statedValues);
        }

        @Nullable
        Cell find(List<Cell> list) {
            for (Cell cell : list) {
                if (has(cell.node, false)) {
                    return cell;
                }
            }
            return null;
        }

        /** Puts an item where the items of this identity are, else at the end; null only removes them. */
        void set(List<Cell> list, @Nullable Cell item) {
            boolean stated = !values.isEmpty() && !values.get(0).isEmpty();
            List<Cell> kept = new ArrayList<>();
            boolean found = false;
            for (Cell cell : list) {
                if (isEmpty(cell.node)) {
                    continue;
                }
                if (!(cell.node instanceof Mapping) && !stated && !values.isEmpty()) {
                    throw new PatchRejected(
                            "field-type", cell.node.span(), "a list that is merged by a key holds something else");
                }
                if (cell.node instanceof Mapping && !values.isEmpty() && has(cell.node, true)) {
                    found = true;
                    if (item != null) {
                        kept.add(item);
                    }
                } else if (!values.isEmpty()) {
                    kept.add(cell);
                }
            }
            if (item != null && !found) {
                kept.add(item);
            }
            list.clear();
            list.addAll(kept);
        }

        /** Whether an item has these values; with {@code emptyIsAny}, a key without value asks only for the key. */
        private boolean has(Node item, boolean emptyIsAny) {
            for (int i = 0; i < values.size(); i++) {
                Node value = item.child(keys.get(i));
                if (value == null
                        || !((emptyIsAny && values.get(i).isEmpty())
                                || StrategicMerge.text(value).equals(values.get(i)))) {
                    return false;
                }
            }
            return true;
        }
    }
}
