package dev.sluice.build.kustomize;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.ResourceId;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notes what an object loses by a strategic merge patch that does not ask for it: keys under which nothing is left in the
 * patch, and items of lists.
 *
 * @param id the object
 */
record MergeLosses(ResourceId id, Notices notices) {
    /** Fields by which people tell the items of a list apart. */
    private static final List<String> NAMING = List.of("name", "key", "host", "mountPath", "containerPort", "port");

    /** Compares an object before and after a patch. */
    void note(Mapping before, Mapping patch, Mapping after) {
        fields(before, patch, after);
        new IgnoredDirectives(id, notices).note(patch, after);
    }

    private void fields(Mapping before, Mapping patch, Mapping after) {
        for (Mapping.Entry said : patch.entries()) {
            Node old = before.value(said.name());
            Node now = after.value(said.name());
            if (old instanceof Mapping from && said.value() instanceof Mapping by && now instanceof Mapping to) {
                fields(from, by, to);
            } else if (old instanceof Sequence from && said.value() instanceof Sequence by && isPlain(by)) {
                List<Node> kept = now instanceof Sequence to ? to.items() : List.of();
                list(said, from.items(), by.items(), kept);
            } else if (old != null && now == null && isBlank(said.value())) {
                notices.note(Fault.of(
                                FaultKind.PATCH_REMOVES_KEY,
                                said.key().span(),
                                "nothing is written under \"" + said.name() + "\", so the patch removes it from " + id)
                        .related(old.span(), "what is removed")
                        .hint("write \"null\" if it is meant to go, or take the line out"));
            }
        }
    }

    private void list(Mapping.Entry said, List<Node> before, List<Node> patch, List<Node> after) {
        List<String> lost = new ArrayList<>();
        boolean meant = false;
        for (Node item : before) {
            String label = label(item);
            Optional<Node> by = find(label, patch);
            meant |= by.isPresent();
            Optional<Node> now = find(label, after);
            if (label.isEmpty() || (by.isPresent() && by.get().child("$patch") != null)) {
                continue;
            }
            if (now.isEmpty()) {
                lost.add(label);
            } else if (item instanceof Mapping from && by.orElse(null) instanceof Mapping with) {
                fields(from, with, (Mapping) now.get());
            }
        }
        boolean emptied = after.isEmpty();
        if (!lost.isEmpty() && (meant || emptied)) {
            notices.note(dropped(said, before.get(0).span(), lost, emptied));
        }
    }

    private Fault dropped(Mapping.Entry said, Span first, List<String> lost, boolean emptied) {
        String what = '"' + String.join("\", \"", lost.subList(0, Math.min(lost.size(), 5))) + '"';
        String more = lost.size() > 5 ? " and " + (lost.size() - 5) + " more" : "";
        String sentence = "the patch takes " + what + more + " out of \"" + said.name() + "\" of " + id;
        return Fault.of(FaultKind.PATCH_DROPS_ITEMS, said.key().span(), sentence)
                .related(first, "the list as it was")
                .hint(
                        emptied
                                ? "give each item the field that tells it from the others, such as \"name\""
                                : "kustomize replaces this list whole: repeat all items, or change one by a JSON patch");
    }

    /** Whether a list states no directive for itself and is not empty on purpose. */
    private static boolean isPlain(Sequence patch) {
        return !patch.items().isEmpty()
                && patch.items().stream()
                        .noneMatch(item -> item instanceof Mapping mapping
                                && mapping.has("$patch")
                                && mapping.entries().size() == 1);
    }

    private static Optional<Node> find(String label, List<Node> items) {
        return items.stream().filter(item -> label(item).equals(label)).findFirst();
    }

    /** What tells an item from the others; empty if nothing does. */
    private static String label(Node item) {
        for (String field : NAMING) {
            if (item.child(field) instanceof Scalar scalar && !scalar.isNull()) {
                return scalar.text();
            }
        }
        return "";
    }

    private static boolean isBlank(@Nullable Node value) {
        return value instanceof Scalar scalar
                && scalar.isNull()
                && scalar.text().isEmpty();
    }
}
