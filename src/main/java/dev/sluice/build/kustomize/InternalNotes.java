package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.Item.Behavior;
import dev.sluice.build.kustomize.Item.Former;
import dev.sluice.build.kustomize.Item.Generation;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Mapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The annotations in which kustomize keeps its own notes. Objects may come with them, from another tool of its kind, and then
 * they count; none of them is put out (kustomize api 0.21.2, resource/resource.go).
 */
final class InternalNotes {
    private static final String DOMAIN = "internal.config.kubernetes.io/";

    /** Says that a chart rendered the object, which then keeps its namespace. */
    static final String HELM_GENERATED = DOMAIN + "helm-generated";

    private static final Set<String> KEYS = Set.of(
            DOMAIN + "previousKinds",
            DOMAIN + "previousNames",
            DOMAIN + "previousNamespaces",
            DOMAIN + "prefixes",
            DOMAIN + "suffixes",
            DOMAIN + "allowNameChange",
            DOMAIN + "allowKindChange",
            DOMAIN + "refBy",
            DOMAIN + "generatorBehavior",
            DOMAIN + "needsHashSuffix",
            DOMAIN + "path",
            DOMAIN + "index",
            DOMAIN + "seqindent",
            DOMAIN + "id",
            DOMAIN + "annotations-migration-resource-id",
            HELM_GENERATED,
            "config.kubernetes.io/path",
            "config.kubernetes.io/index",
            "config.k8s.io/id");

    private InternalNotes() {}

    /** An object with what its notes say. */
    static Item item(Mapping root) {
        boolean noted = Metadata.annotations(root).entries().stream()
                .anyMatch(entry -> entry.name().startsWith(DOMAIN));
        if (!noted) {
            return Item.of(root);
        }
        boolean hashed = "enabled".equals(Metadata.annotation(root, DOMAIN + "needsHashSuffix"));
        String behavior = Metadata.annotation(root, DOMAIN + "generatorBehavior");
        Generation generation = new Generation(behavior(behavior == null ? "" : behavior), hashed, false);
        return new Item(root, former(root), list(root, "prefixes"), list(root, "suffixes"), generation, Set.of());
    }

    /** What the words of a generator mean. */
    static Behavior behavior(String words) {
        return switch (words) {
            case "create" -> Behavior.CREATE;
            case "merge" -> Behavior.MERGE;
            case "replace" -> Behavior.REPLACE;
            default -> Behavior.UNSPECIFIED;
        };
    }

    private static List<Former> former(Mapping root) {
        List<String> names = list(root, "previousNames");
        List<String> namespaces = list(root, "previousNamespaces");
        List<String> kinds = list(root, "previousKinds");
        List<Former> former = new ArrayList<>();
        for (int i = 0; i < names.size() && names.size() == namespaces.size() && names.size() == kinds.size(); i++) {
            former.add(new Former(namespaces.get(i), names.get(i), kinds.get(i)));
        }
        return former;
    }

    private static List<String> list(Mapping root, String note) {
        String text = Metadata.annotation(root, DOMAIN + note);
        return text == null ? List.of() : List.of(text.split(",", -1));
    }

    /** The object without notes, its annotations as texts, and without an empty list of them. */
    static Mapping stripped(Mapping root) {
        List<Entry> left = Metadata.annotations(root).entries().stream()
                .filter(entry -> !KEYS.contains(entry.name()))
                .toList();
        return Metadata.with(root, "annotations", Metadata.annotations(root).withEntries(left));
    }
}
