package dev.sluice.validate.schema;

import dev.sluice.yaml.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The schemas that hold for one view: of the custom resource definitions that it applies, then of those that lie in the
 * repository, then of the catalog.
 */
final class Kinds {
    private final Catalog catalog;
    private final Map<String, CustomKinds.Served> applied = new HashMap<>();
    private final Map<String, CustomKinds.Served> lying = new HashMap<>();
    private final ConcurrentMap<String, Optional<KindSchema>> known = new ConcurrentHashMap<>();

    /**
     * @param applied custom resource definitions that the view applies
     * @param lying those of the repository
     */
    Kinds(Catalog catalog, List<Node> applied, List<Node> lying) {
        this.catalog = catalog;
        gather(applied, this.applied);
        gather(lying, this.lying);
    }

    Optional<KindSchema> find(String group, String version, String kind) {
        return known.computeIfAbsent(key(group, version, kind), key -> read(group, version, kind));
    }

    /** The versions of a kind that are known, as {@code group/version}. */
    SortedSet<String> versions(String group, String kind) {
        SortedSet<String> versions = new TreeSet<>(catalog.versions(group, kind));
        for (Map<String, CustomKinds.Served> origin : List.of(applied, lying)) {
            for (CustomKinds.Served served : origin.values()) {
                if (served.entry().group().equals(group)
                        && served.entry().kind().equals(kind)) {
                    versions.add(served.entry().apiVersion());
                }
            }
        }
        return versions;
    }

    private Optional<KindSchema> read(String group, String version, String kind) {
        String key = key(group, version, kind);
        CustomKinds.Served served = applied.getOrDefault(key, lying.get(key));
        if (served == null) {
            return catalog.find(group, version, kind);
        }
        Schema schema = new SchemaReader(name -> SchemaReader.anything()).read("", served.schema());
        return Optional.of(KindSchema.custom(served.entry(), schema, catalog.metadata()));
    }

    private static void gather(List<Node> definitions, Map<String, CustomKinds.Served> into) {
        for (Node definition : definitions) {
            for (CustomKinds.Served served : CustomKinds.of(definition)) {
                KindEntry entry = served.entry();
                into.putIfAbsent(key(entry.group(), entry.version(), entry.kind()), served);
            }
        }
    }

    private static String key(String group, String version, String kind) {
        return group + "/" + version + "/" + kind;
    }
}
