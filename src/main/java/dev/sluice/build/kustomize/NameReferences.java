package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.TransformerConfig.NameReference;
import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes references follow the names that objects got (kustomize api 0.21.2, internal/accumulator/namereferencetransformer.go).
 */
final class NameReferences {
    private final Objects objects;
    private final Map<String, List<Item>> byFormerName = new HashMap<>();

    private NameReferences(Objects objects) {
        this.objects = objects;
        for (Item item : objects.items()) {
            Set<String> names = new LinkedHashSet<>();
            item.former().forEach(former -> names.add(former.name()));
            names.forEach(name ->
                    byFormerName.computeIfAbsent(name, key -> new ArrayList<>()).add(item));
        }
    }

    /** Follows every reference that the configuration knows. */
    static void apply(Objects objects, TransformerConfig config) {
        new NameReferences(objects).apply(config.nameReferences());
    }

    private void apply(List<NameReference> references) {
        for (int i = 0; i < objects.size(); i++) {
            Item referrer = objects.get(i);
            Set<String> roleNamespaces = roleNamespaces(referrer);
            objects.set(i, followed(referrer, references, roleNamespaces));
        }
    }

    private Item followed(Item start, List<NameReference> references, Set<String> roleNamespaces) {
        Item referrer = start;
        ResourceId original = start.originalId();
        for (NameReference reference : references) {
            for (FieldSpec spec : reference.fieldSpecs()) {
                if (spec.selects(original)) {
                    Candidates candidates = new Candidates(referrer, reference, spec, roleNamespaces);
                    referrer = referrer.with(candidates.follow());
                }
            }
        }
        return referrer;
    }

    /** Namespaces of the service accounts that a RoleBinding names, which may lie in other namespaces. */
    private static Set<String> roleNamespaces(Item item) {
        Set<String> namespaces = new HashSet<>();
        if (!item.id().kind().equals("RoleBinding") || Scope.isCluster(item.id())) {
            return namespaces;
        }
        for (Node subject : KustomizationFile.items(item.root(), "subjects")) {
            Node namespace = subject.child("namespace");
            if (namespace == null || !subject.text("kind").orElse("").equals("ServiceAccount")) {
                continue;
            }
            if (!(namespace instanceof Scalar text) || !text.isString()) {
                throw Failed.because(Cause.NAMESPACE, namespace.span(), "the namespace of a subject is blank")
                        .about(item.id());
            }
            namespaces.add(text.text());
        }
        return namespaces;
    }

    /** The objects that one field of one object may refer to. */
    private final class Candidates {
        private final Item referrer;
        private final ResourceId id;
        private final NameReference reference;
        private final FieldSpec spec;
        private final Set<String> roleNamespaces;

        Candidates(Item referrer, NameReference reference, FieldSpec spec, Set<String> roleNamespaces) {
            this.referrer = referrer;
            this.id = referrer.id();
            this.reference = reference;
            this.spec = spec;
            this.roleNamespaces = roleNamespaces;
        }

        Mapping follow() {
            return Fields.set(referrer.root(), spec.ofAll(), this::followed);
        }

        private Node followed(Node node) {
            if (node instanceof dev.sluice.yaml.Sequence sequence) {
                return sequence.withItems(
                        sequence.items().stream().map(this::followed).toList());
            }
            return node instanceof Mapping mapping ? followed(mapping) : followed((Scalar) node);
        }

        private Scalar followed(Scalar name) {
            if (name.isNull()) {
                return name;
            }
            Item referral = new Referral(referrer, reference, spec).choose(reachable(name.text()), false);
            return referral == null ? name : renamed(name, referral);
        }

        private Mapping followed(Mapping mapping) {
            Node named = mapping.value("name");
            if (named == null) {
                throw Failed.because(
                                Cause.FIELD_TYPE, mapping.span(), "a reference at \"" + spec.path() + "\" has no name")
                        .about(id);
            }
            if (!(named instanceof Scalar name)) {
                return mapping;
            }
            List<Item> candidates = inNamespace(reachable(name.text()), mapping.value("namespace"));
            Item referral = new Referral(referrer, reference, spec).choose(candidates, true);
            if (referral == null) {
                return mapping;
            }
            Mapping changed = mapping.with("name", renamed(name, referral));
            return referral.root().at("metadata.namespace").orElse(null) instanceof Scalar namespace
                            && !namespace.text().isEmpty()
                    ? moved(changed, namespace)
                    : changed;
        }

        private Mapping moved(Mapping mapping, Scalar namespace) {
            Node before = mapping.value("namespace");
            boolean same = before instanceof Scalar old && old.text().equals(namespace.text());
            return same ? mapping : mapping.with("namespace", Fields.transformed("nameReference", namespace, before));
        }

        private Scalar renamed(Scalar name, Item referral) {
            String current = referral.id().name();
            Node place = referral.root().at("metadata.name").orElse(referral.root());
            return current.equals(name.text())
                    ? name
                    : Fields.transformed("nameReference", Scalar.string(current, place.origin()), name);
        }

        private List<Item> reachable(String name) {
            List<Item> found = new ArrayList<>();
            for (Item candidate : byFormerName.getOrDefault(name, List.of())) {
                ResourceId other = candidate.id();
                if (Scope.isCluster(id)
                        || Scope.isCluster(other)
                        || Scope.namespace(id).equals(Scope.namespace(other))
                        || roleNamespaces.contains(other.namespace())) {
                    found.add(candidate);
                }
            }
            return found;
        }

        private List<Item> inNamespace(List<Item> candidates, @org.jspecify.annotations.Nullable Node namespace) {
            if (!(namespace instanceof Scalar text)) {
                return candidates;
            }
            boolean anyBefore = objects.items().stream()
                    .anyMatch(item -> Scope.namespace(item.originalId()).equals(text.text()));
            return candidates.stream()
                    .filter(item -> Scope.namespace(anyBefore ? item.originalId() : item.id())
                            .equals(text.text()))
                    .toList();
        }
    }
}
