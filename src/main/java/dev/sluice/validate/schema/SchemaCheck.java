package dev.sluice.validate.schema;

import dev.sluice.finding.Wording;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Knowledge;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.text.Span;
import dev.sluice.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Judges every rendered object against the schema of its kind, as the API server would on a strict server-side apply. */
public final class SchemaCheck {
    private final Catalog catalog;

    /** @param catalog the schemas of the kinds that the repository does not define itself */
    public SchemaCheck(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What the objects of all views do against their schemas: one fault for one mistake, with all the views that show it,
     * and one fault for each kind that no schema is known for. Sorted.
     */
    public List<Fault> check(Rendered rendered) {
        List<Node> lying = rendered.plain().yaml().values().stream()
                .flatMap(file -> file.documents().stream())
                .filter(CustomKinds::isDefinition)
                .toList();
        Merged merged = new Merged();
        Map<String, Unchecked> unchecked = new TreeMap<>();
        for (View view : rendered.views()) {
            List<Node> applied = view.resources(CustomKinds.GROUP, CustomKinds.KIND).stream()
                    .<Node>map(Resource::root)
                    .toList();
            Kinds kinds = new Kinds(catalog, applied, lying);
            view.resources().forEach(resource -> {
                ResourceId id = resource.id();
                Optional<KindSchema> kind = kinds.find(id.group(), id.version(), id.kind());
                if (kind.isPresent()) {
                    ObjectCheck.of(kind.get(), resource)
                            .forEach(fault -> merged.add(fault.about(id).in(view.name())));
                } else if (!id.kind().isEmpty() && !Knowledge.isTemplated(id.apiVersion() + id.kind())) {
                    unchecked
                            .computeIfAbsent(id.apiVersion() + " " + id.kind(), key -> new Unchecked(id, kinds))
                            .add(resource, view.name());
                }
            });
        }
        List<Fault> faults = new ArrayList<>(merged.faults());
        unchecked.values().forEach(each -> faults.add(each.fault()));
        return faults.stream().sorted().toList();
    }

    /** Faults by what makes them the same mistake: where it is and what it says, not in which view it shows. */
    private static final class Merged {
        private record Key(Span span, String detail) {}

        private final Map<Key, Fault> byKey = new java.util.LinkedHashMap<>();

        void add(Fault fault) {
            byKey.merge(new Key(fault.span(), fault.detail()), fault, (known, more) -> {
                Fault all = known;
                for (String view : more.views()) {
                    all = all.in(view);
                }
                return all;
            });
        }

        List<Fault> faults() {
            return List.copyOf(byKey.values());
        }
    }

    /** The objects of a kind without a schema. */
    private static final class Unchecked {
        private final ResourceId id;
        private final java.util.SortedSet<String> others;
        private final java.util.SortedSet<Span> places = new java.util.TreeSet<>();
        private final java.util.SortedSet<String> views = new java.util.TreeSet<>();

        Unchecked(ResourceId id, Kinds kinds) {
            this.id = id;
            this.others = kinds.versions(id.group(), id.kind());
        }

        void add(Resource resource, String view) {
            places.add(resource.at("apiVersion").map(Node::span).orElseGet(resource::span));
            views.add(view);
        }

        Fault fault() {
            String objects = places.size() == 1 ? "one object is" : places.size() + " objects are";
            Fault fault = Fault.of(
                    FaultKind.SCHEMA_MISSING,
                    places.first(),
                    Wording.format(
                            "no schema is known for %s %s: %s not checked", id.kind(), id.apiVersion(), objects));
            fault = others.isEmpty()
                    ? fault.hint("put its CustomResourceDefinition into the repository to have it checked")
                    : fault.hint("known versions are " + String.join(", ", others));
            for (String view : views) {
                fault = fault.in(view);
            }
            return fault.about(id.kind() + " " + id.apiVersion());
        }
    }
}
