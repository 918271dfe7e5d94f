package dev.sluice.validate.schema.extract;

import dev.sluice.validate.schema.KindEntry;
import dev.sluice.validate.schema.Minors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the sources of one catalog hold, by version of Kubernetes where that matters. Equal definitions of several versions
 * are kept once; of two sources without versions the first one wins.
 */
final class Gathered {
    private final Map<KindEntry, SortedSet<Integer>> kinds = new LinkedHashMap<>();
    private final SortedMap<String, Map<String, SortedSet<Integer>>> definitions = new TreeMap<>();

    /** Adds a kind of a version of Kubernetes. */
    void add(KindEntry kind, int minor) {
        kinds.computeIfAbsent(kind.with(Minors.ALL), key -> new TreeSet<>()).add(minor);
    }

    /** Adds a definition of a version of Kubernetes. */
    void add(String name, String json, int minor) {
        definitions
                .computeIfAbsent(name, key -> new LinkedHashMap<>())
                .computeIfAbsent(json, key -> new TreeSet<>())
                .add(minor);
    }

    /** Adds a kind that comes with no version of Kubernetes, unless a source before had it. */
    void add(KindEntry kind, String json) {
        if (!definitions.containsKey(kind.definition())) {
            kinds.put(kind, new TreeSet<>());
            definitions.put(kind.definition(), Map.of(json, new TreeSet<>()));
        }
    }

    /** The lines of the index, sorted. */
    List<String> index() {
        List<String> lines = new ArrayList<>();
        kinds.forEach((kind, minors) -> lines.add(kind.with(Minors.of(minors)).line()));
        return lines.stream().sorted().toList();
    }

    /** The lines of each definition file, by the name of the file: the definition's name up to its last dot. */
    SortedMap<String, List<String>> files() {
        SortedMap<String, List<String>> files = new TreeMap<>();
        definitions.forEach((name, variants) -> {
            int dot = name.lastIndexOf('.');
            List<String> lines = files.computeIfAbsent(name.substring(0, dot), key -> new ArrayList<>());
            variants.forEach((json, minors) -> lines.add(line(name.substring(dot + 1), minors, json)));
        });
        return files;
    }

    private static String line(String name, Collection<Integer> minors, String json) {
        return name + "\t" + Minors.of(minors) + "\t" + json;
    }
}
