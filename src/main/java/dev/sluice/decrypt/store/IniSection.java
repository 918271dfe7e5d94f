package dev.sluice.decrypt.store;

import dev.sluice.text.Span;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A section of an INI file while it is being read. A repeated key takes the place of the first. */
final class IniSection {
    /** The name of the section for keys before any header. */
    static final String DEFAULT = "DEFAULT";

    private final String name;
    private final String comment;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * A key with its value.
     *
     * @param comment what was said before it and behind it; empty if nothing was
     */
    record Entry(String key, String value, Span span, String comment) {}

    /** @param comment what was said before its header; empty if nothing was */
    IniSection(String name, String comment) {
        this.name = name;
        this.comment = comment;
    }

    void put(Entry entry) {
        entries.put(entry.key(), entry);
    }

    String name() {
        return name;
    }

    String comment() {
        return comment;
    }

    Collection<Entry> entries() {
        return entries.values();
    }
}
