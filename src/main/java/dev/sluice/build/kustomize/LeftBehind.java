package dev.sluice.build.kustomize;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notes references that did not follow when an object of the build got another name by a prefix, a suffix or a hash: kustomize
 * only knows those of the built-in kinds and of its configuration. A reference is a mapping that states a kind and a name.
 */
final class LeftBehind {
    private final Map<String, List<Item>> renamed = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    private final Notices notices;

    private LeftBehind(Objects objects, Notices notices) {
        this.notices = notices;
        for (Item item : objects.items()) {
            ResourceId id = item.id();
            present.add(key(id.kind(), id.name()));
            for (Item.Former former : item.former()) {
                if (!former.name().equals(id.name()) && !item.generation().nameUnknown()) {
                    renamed.computeIfAbsent(key(id.kind(), former.name()), name -> new ArrayList<>())
                            .add(item);
                }
            }
        }
        renamed.keySet().removeAll(present);
    }

    /** Looks at the objects of a whole build, after references have followed. */
    static void note(Objects objects, Notices notices) {
        LeftBehind left = new LeftBehind(objects, notices);
        if (!left.renamed.isEmpty()) {
            objects.items().forEach(item -> left.walk(item.root(), item.id()));
        }
    }

    private void walk(Node node, ResourceId from) {
        if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> walk(item, from));
        } else if (node instanceof Mapping mapping) {
            if (mapping.value("name") instanceof Scalar name) {
                renamed.getOrDefault(key(mapping.text("kind").orElse(""), name.text()), List.of()).stream()
                        .filter(item -> isMeant(mapping, from, item.id()))
                        .limit(1)
                        .forEach(item -> note(name, from, item));
            }
            for (Mapping.Entry entry : mapping.entries()) {
                // What a patch inside an object selects are objects of another build.
                if (!entry.name().equals("patches")) {
                    walk(entry.value(), from);
                }
            }
        }
    }

    private static boolean isMeant(Mapping reference, ResourceId from, ResourceId renamed) {
        String namespace = reference.text("namespace").orElse(from.namespace());
        String apiVersion = reference.text("apiVersion").orElse(renamed.apiVersion());
        boolean sameGroup = apiVersion.equals(renamed.version())
                ? renamed.group().isEmpty()
                : apiVersion.startsWith(renamed.group() + "/");
        return namespace.equals(renamed.namespace())
                && sameGroup
                && !reference.text("optional").filter("true"::equals).isPresent();
    }

    private void note(Scalar name, ResourceId from, Item item) {
        ResourceId now = item.id();
        notices.note(Fault.of(
                        FaultKind.REFERENCE_LEFT_BEHIND,
                        name.span(),
                        "the " + now.kind() + " \"" + name.text()
                                + "\" gets another name in this build, and this reference keeps the old one")
                .related(Objects.nameOf(item), "it becomes \"" + now.name() + '"')
                .hint("name this field under \"nameReference\" in a file of \"configurations\", or keep the name: a"
                        + " generator does with \"disableNameSuffixHash\"")
                .about(from));
    }

    private static String key(String kind, String name) {
        return kind + "\n" + name;
    }
}
