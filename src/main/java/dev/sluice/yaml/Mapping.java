package dev.sluice.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys with values, in the order in which they were written. A key occurs once: the parser reports repeats. */
public final class Mapping implements Node {
    private static final int INDEXED_FROM = 12;

    private final List<Entry> entries;
    private final Origin origin;
    private final @Nullable Map<String, Entry> index;

    /**
     * A key and its value.
     *
     * @param key the key with its own position; not always a string
     * @param value the value
     */
    public record Entry(Scalar key, Node value) {
        /** The text of the key. */
        public String name() {
            return key.text();
        }

        /** The same key with another value. */
        public Entry withValue(Node other) {
            return new Entry(key, other);
        }
    }

    public Mapping(List<Entry> entries, Origin origin) {
        this.entries = List.copyOf(entries);
        this.origin = origin;
        this.index = this.entries.size() < INDEXED_FROM ? null : index(this.entries);
    }

    /** The keys and values in order. */
    public List<Entry> entries() {
        return entries;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    /** The entry of a key, null if there is none. */
    public @Nullable Entry entry(String key) {
        if (index != null) {
            return index.get(key);
        }
        for (Entry entry : entries) {
            if (entry.name().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    /** The value of a key, null if there is none. */
    public @Nullable Node value(String key) {
        Entry entry = entry(key);
        return entry == null ? null : entry.value();
    }

    public boolean has(String key) {
        return entry(key) != null;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** This mapping with a key set: in its place if it is there, else at the end, the key placed where the value is. */
    public Mapping with(String key, Node value) {
        // The key itself may be written nowhere.
        Origin made = value.origin() instanceof Origin.Written written
                ? new Origin.Generated(written.edit(), null)
                : value.origin();
        return with(new Entry(Scalar.string(key, made), value));
    }

    /** This mapping with an entry set: in the place of the entry of the same name, whose key is kept, else at the end. */
    public Mapping with(Entry entry) {
        List<Entry> changed = new ArrayList<>(entries.size() + 1);
        boolean found = false;
        for (Entry old : entries) {
            boolean same = old.name().equals(entry.name());
            changed.add(same ? old.withValue(entry.value()) : old);
            found |= same;
        }
        if (!found) {
            changed.add(entry);
        }
        return new Mapping(changed, origin);
    }

    /** This mapping without a key. */
    public Mapping without(String key) {
        return has(key)
                ? new Mapping(
                        entries.stream()
                                .filter(entry -> !entry.name().equals(key))
                                .toList(),
                        origin)
                : this;
    }

    /** This mapping with other entries. */
    public Mapping withEntries(List<Entry> others) {
        return new Mapping(others, origin);
    }

    @Override
    public Mapping withOrigin(Origin other) {
        return new Mapping(entries, other);
    }

    @Override
    public boolean sameValue(Node other) {
        if (!(other instanceof Mapping mapping) || entries.size() != mapping.entries.size()) {
            return false;
        }
        for (Entry entry : entries) {
            Entry match = mapping.entry(entry.name());
            if (match == null || !entry.value().sameValue(match.value())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Mapping mapping && entries.equals(mapping.entries) && origin.equals(mapping.origin);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return "Mapping" + entries;
    }

    private static Map<String, Entry> index(List<Entry> entries) {
        Map<String, Entry> byName = new HashMap<>(entries.size() * 2);
        entries.forEach(entry -> byName.putIfAbsent(entry.name(), entry));
        return byName;
    }
}
