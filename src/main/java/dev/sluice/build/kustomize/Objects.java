package dev.sluice.build.kustomize;

import dev.sluice.model.ResourceId;
import dev.sluice.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The objects of a build in their order, no two of one identity (kustomize api 0.21.2, resmap/reswrangler.go). */
final class Objects {
    private final List<Item> items = new ArrayList<>();
    private Map<String, Integer> known = new HashMap<>();
    private boolean stale;

    List<Item> items() {
        return List.copyOf(items);
    }

    int size() {
        return items.size();
    }

    Item get(int index) {
        return items.get(index);
    }

    /** Puts another object, or another state of it, in the place of one. */
    void set(int index, Item item) {
        items.set(index, item);
        stale = true;
    }

    /** Adds an object; two of one identity are an error. */
    void add(Item item) {
        ResourceId id = item.id();
        Integer before = index().get(key(id));
        if (before != null) {
            throw Failed.because(Cause.ID_CONFLICT, nameOf(item), id + " is given twice")
                    .related(nameOf(items.get(before)), "given here already")
                    .about(id);
        }
        index().put(key(id), items.size());
        items.add(item);
    }

    void addAll(List<Item> more) {
        more.forEach(this::add);
    }

    /** Changes every object; what becomes empty is dropped. */
    void replaceAll(UnaryOperator<Item> change) {
        items.replaceAll(change);
        dropEmpty();
    }

    /** Gives all objects anew, in a new order; two of one identity are an error. */
    void reset(List<Item> all) {
        items.clear();
        stale = true;
        addAll(all);
    }

    /** Drops what holds nothing any more. */
    void dropEmpty() {
        items.removeIf(item -> item.root().isEmpty());
        stale = true;
    }

    /** Drops what a condition holds for. */
    void drop(Predicate<Item> condition) {
        items.removeIf(condition);
        stale = true;
    }

    /** Indexes of the objects that have, or had, an identity that fits. */
    List<Integer> withAnyId(Predicate<ResourceId> fits) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).root().isEmpty() && items.get(i).allIds().stream().anyMatch(fits)) {
                found.add(i);
            }
        }
        return found;
    }

    /** How many objects have this identity now. */
    long count(ResourceId id) {
        return items.stream().filter(item -> Scope.same(item.id(), id)).count();
    }

    private Map<String, Integer> index() {
        if (stale) {
            known = new HashMap<>();
            for (int i = 0; i < items.size(); i++) {
                known.putIfAbsent(key(items.get(i).id()), i);
            }
            stale = false;
        }
        return known;
    }

    private static String key(ResourceId id) {
        return String.join("\n", id.group(), id.version(), id.kind(), Scope.namespace(id), id.name());
    }

    /** Where the name of an object stands, or else the object. */
    static Span nameOf(Item item) {
        return item.root()
                .at("metadata.name")
                .map(node -> node.span())
                .orElseGet(() -> item.root().span());
    }
}
