package dev.sluice.decrypt;

import dev.sluice.decrypt.sops.Unsealing.Unsealed;
import dev.sluice.decrypt.sops.Value;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sealed;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Marks the encrypted scalars of a file as sealed, open where Flux would open the file. */
final class Seals {
    private final Map<Span, Sealed> sealed = new HashMap<>();
    private final Set<Span> comments = new HashSet<>();

    private Seals(Verdict verdict) {
        boolean open = verdict.opensInFlux();
        for (Unsealed value : verdict.outcome().values()) {
            Value plain = value.plain();
            if (!value.selected() || value.leaf().value().isEmpty()) {
                continue;
            }
            if (value.type() == Value.Type.COMMENT) {
                comments.add(value.leaf().span());
            } else {
                Scalar.Kind kind = value.type().kind();
                sealed.put(
                        value.leaf().span(),
                        open && plain != null
                                ? Sealed.opened(verdict.path(), kind, plain.plain())
                                : Sealed.closed(verdict.path(), kind));
            }
        }
    }

    /** The file with its seals. Values and not places are matched, so that aliases and merged entries are sealed as well. */
    static YamlFile mark(YamlFile file, Verdict verdict) {
        Seals seals = new Seals(verdict);
        return seals.sealed.isEmpty() && seals.comments.isEmpty()
                ? file
                : file.withDocuments(file.documents().stream().map(seals::node).toList());
    }

    private Node node(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.withEntries(mapping.entries().stream()
                    .map(entry -> entry.withValue(node(entry.value())))
                    .toList());
        }
        if (node instanceof Sequence sequence) {
            return sequence.withItems(items(sequence));
        }
        Scalar scalar = (Scalar) node;
        Sealed seal = sealed.get(scalar.span());
        return seal == null ? scalar : scalar.sealedAs(seal);
    }

    /** The items without those that are encrypted comments: opening the file takes them away. */
    private List<Node> items(Sequence sequence) {
        return sequence.items().stream()
                .filter(item -> !comments.contains(item.span()))
                .map(this::node)
                .toList();
    }
}
