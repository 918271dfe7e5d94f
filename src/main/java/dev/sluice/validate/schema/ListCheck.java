package dev.sluice.validate.schema;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds items that occur twice in lists whose items are told apart by their value or by key fields. */
final class ListCheck {
    private final Words words;
    private final Violations found;

    ListCheck(Words words, Violations found) {
        this.words = words;
        this.found = found;
    }

    void check(Visit visit, Sequence sequence) {
        Schema.ListKind list = visit.schema().list();
        if (list.isMap()) {
            checkKeys(visit, sequence, list.keys());
        } else if (list.isSet()) {
            checkSet(visit, sequence);
        }
    }

    private void checkSet(Visit visit, Sequence sequence) {
        Map<String, Scalar> seen = new HashMap<>();
        for (Node item : sequence.items()) {
            if (item instanceof Scalar scalar && Certain.is(scalar)) {
                @Nullable Scalar first = seen.putIfAbsent(scalar.kind() + scalar.text(), scalar);
                if (first != null) {
                    String detail = Words.field(visit) + " has " + words.quoted(scalar) + " twice";
                    found.add(Fault.of(FaultKind.SCHEMA_VIOLATED, scalar.span(), detail)
                            .related(first.span(), "first given here"));
                }
            }
        }
    }

    private void checkKeys(Visit visit, Sequence sequence, List<String> keys) {
        Map<List<String>, Node> seen = new HashMap<>();
        for (Node item : sequence.items()) {
            Optional<List<String>> identity = identity(visit, item, keys);
            if (identity.isEmpty()) {
                continue;
            }
            @Nullable Node first = seen.putIfAbsent(identity.get(), item);
            if (first != null) {
                report(visit, keys, List.of(first, item));
            }
        }
    }

    private void report(Visit visit, List<String> keys, List<Node> pair) {
        String identity = keys.stream()
                .filter(key -> pair.get(1).child(key) instanceof Scalar)
                .map(key -> key + " "
                        + words.quoted((Scalar)
                                java.util.Objects.requireNonNull(pair.get(1).child(key))))
                .collect(Collectors.joining(", "));
        found.add(Fault.of(
                        FaultKind.SCHEMA_VIOLATED,
                        place(pair.get(1), keys),
                        Words.field(visit) + " has two items with " + identity)
                .related(place(pair.get(0), keys), "first given here"));
    }

    private static dev.sluice.text.Span place(Node item, List<String> keys) {
        for (String key : keys) {
            @Nullable Node value = item.child(key);
            if (value != null) {
                return value.span();
            }
        }
        return item.span();
    }

    /** What tells an item from the others; empty if that is not known or the item has nothing of it. */
    private static Optional<List<String>> identity(Visit visit, Node item, List<String> keys) {
        if (!(item instanceof Mapping mapping) || keys.stream().noneMatch(mapping::has)) {
            return Optional.empty();
        }
        List<String> identity = new ArrayList<>();
        for (String key : keys) {
            @Nullable Node value = mapping.has(key) ? mapping.value(key) : initial(visit, key);
            if (value instanceof Scalar scalar && !Certain.is(scalar)) {
                return Optional.empty();
            }
            identity.add(value instanceof Scalar scalar ? scalar.text() : "");
        }
        return Optional.of(identity);
    }

    private static @Nullable Node initial(Visit visit, String key) {
        return visit.schema()
                .items()
                .map(Supplier::get)
                .map(schema -> schema.properties().get(key))
                .flatMap(schema -> schema.get().shape().initial())
                .orElse(null);
    }
}
