package dev.sluice.validate.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.yaml.Mapping;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One folder of a catalog: an index of kinds and files of definitions, a definition a line. A file is read when one of its
 * definitions is first needed, and a definition is parsed then too.
 */
final class CatalogFolder {
    private final Function<String, Optional<byte[]>> files;
    private final Map<String, KindEntry> kinds = new LinkedHashMap<>();
    private final int minor;
    private final ConcurrentMap<String, Map<String, String>> lines = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Schema> schemas = new ConcurrentHashMap<>();

    /**
     * @param files the content of a file of the folder by its name
     * @param wanted the minor version of Kubernetes; the nearest one that the folder knows is taken
     */
    CatalogFolder(Function<String, Optional<byte[]>> files, int wanted) {
        this.files = files;
        List<KindEntry> entries =
                text("index.tsv").lines().map(KindEntry::parse).toList();
        this.minor = nearest(entries, wanted);
        for (KindEntry entry : entries) {
            if (entry.minors().has(minor)) {
                kinds.put(key(entry.group(), entry.version(), entry.kind()), entry);
            }
        }
    }

    /** The kinds that the folder has for its version of Kubernetes. */
    Iterable<KindEntry> kinds() {
        return kinds.values();
    }

    Optional<KindEntry> find(String group, String version, String kind) {
        return Optional.ofNullable(kinds.get(key(group, version, kind)));
    }

    /** A definition; one that allows everything if the folder does not have it. */
    Schema definition(String name) {
        @Nullable Schema known = schemas.get(name);
        if (known == null) {
            known = read(name);
            schemas.put(name, known);
        }
        return known;
    }

    /** The first line of what the folder says of its origin, such as {@code Gateway API 1.4.0}; empty if it says nothing. */
    String edition() {
        return text("provenance.txt").lines().findFirst().orElse("");
    }

    private Schema read(String name) {
        int dot = Math.max(name.lastIndexOf('.'), 0);
        @Nullable
        String json = lines.computeIfAbsent(name.substring(0, dot), this::lines).get(name.substring(dot + 1));
        return json != null && JsonReader.read(json) instanceof Mapping schema
                ? new SchemaReader(this::definition).read(name, schema)
                : SchemaReader.anything();
    }

    private Map<String, String> lines(String file) {
        Map<String, String> byName = new HashMap<>();
        Map<String, Boolean> fitting = new HashMap<>();
        for (String line : text(file + ".tsv").split("\n")) {
            int first = line.indexOf('\t');
            int second = line.indexOf('\t', first + 1);
            if (second > 0
                    && fitting.computeIfAbsent(
                            line.substring(first + 1, second),
                            minors -> Minors.parse(minors).has(minor))) {
                byName.put(line.substring(0, first), line.substring(second + 1));
            }
        }
        return byName;
    }

    private String text(String file) {
        return new String(files.apply(file).orElse(new byte[0]), UTF_8);
    }

    private static int nearest(List<KindEntry> entries, int wanted) {
        int oldest = Integer.MAX_VALUE;
        int newest = -1;
        for (KindEntry entry : entries) {
            if (!entry.minors().isAll()) {
                oldest = Math.min(oldest, entry.minors().oldest());
                newest = Math.max(newest, entry.minors().newest());
            }
        }
        return newest < 0 ? wanted : Math.max(oldest, Math.min(newest, wanted));
    }

    private static String key(String group, String version, String kind) {
        return group + "/" + version + "/" + kind;
    }
}
