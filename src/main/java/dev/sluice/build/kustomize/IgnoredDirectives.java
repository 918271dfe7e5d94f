package dev.sluice.build.kustomize;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.ResourceId;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Notes the directives of a strategic merge patch that kubectl knows and kustomize does not follow (kyaml 0.21.2,
 * yaml/merge2): {@code $patch: replace} of an object or of an item, and all but {@code $patch}, which become fields.
 *
 * @param id the patched object
 */
record IgnoredDirectives(ResourceId id, Notices notices) {
    private static final String PATCH = "$patch";
    private static final List<String> UNKNOWN =
            List.of("$retainKeys", "$setElementOrder/", "$deleteFromPrimitiveList/");

    /** Looks at a patch and what became of the object. */
    void note(Mapping patch, Mapping after) {
        List<Mapping.Entry> directives = new ArrayList<>();
        collect(patch, directives);
        if (directives.isEmpty()) {
            return;
        }
        Set<Span> left = new HashSet<>();
        List<Mapping.Entry> fields = new ArrayList<>();
        collect(after, fields);
        fields.forEach(field -> left.add(field.key().span()));
        Set<Span> idle = new HashSet<>();
        collectIdle(patch, true, idle);
        for (Mapping.Entry directive : directives) {
            Span place = directive.key().span();
            if (left.contains(place)) {
                note(
                        directive,
                        "kustomize does not know \"" + directive.name() + "\" here: it becomes a field of " + id);
            } else if (idle.contains(place)) {
                note(directive, "\"$patch: replace\" has no effect here: the patch changes nothing in its place");
            }
        }
    }

    private void note(Mapping.Entry directive, String sentence) {
        notices.note(Fault.of(FaultKind.PATCH_DIRECTIVE_IGNORED, directive.key().span(), sentence)
                .hint("use a JSON patch"));
    }

    private static void collect(Node node, List<Mapping.Entry> into) {
        if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> collect(item, into));
        } else if (node instanceof Mapping mapping) {
            for (Mapping.Entry entry : mapping.entries()) {
                if (entry.name().equals(PATCH) || UNKNOWN.stream().anyMatch(entry.name()::startsWith)) {
                    into.add(entry);
                }
                collect(entry.value(), into);
            }
        }
    }

    /** Where something is to be replaced that kustomize leaves alone: the whole object, or one item beside others. */
    private static void collectIdle(Node node, boolean alone, Set<Span> into) {
        if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> collectIdle(item, true, into));
        } else if (node instanceof Mapping mapping) {
            Mapping.Entry directive = mapping.entry(PATCH);
            boolean replaces = mapping.text(PATCH).filter("replace"::equals).isPresent();
            if (alone && directive != null && replaces && mapping.entries().size() > 1) {
                into.add(directive.key().span());
            }
            mapping.entries().forEach(entry -> collectIdle(entry.value(), false, into));
        }
    }
}
