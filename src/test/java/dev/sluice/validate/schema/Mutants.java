package dev.sluice.validate.schema;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Objects with one thing changed, the same ones for the same seed. */
final class Mutants {
    private final Random random;

    Mutants(long seed) {
        this.random = new Random(seed);
    }

    /**
     * An object with one change.
     *
     * @param what what was changed, for people
     */
    record Mutant(Mapping object, String what) {}

    Mutant of(Mapping object) {
        List<String> log = new ArrayList<>();
        Node changed = descend(object, "", log);
        return new Mutant((Mapping) changed, String.join(" ", log));
    }

    private Node descend(Node node, String path, List<String> log) {
        if (node instanceof Mapping mapping && !mapping.isEmpty()) {
            return inMapping(mapping, path, log);
        }
        if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
            return inSequence(sequence, path, log);
        }
        return replaced(node, path, log);
    }

    private Node inMapping(Mapping mapping, String path, List<String> log) {
        List<Mapping.Entry> entries = new ArrayList<>(mapping.entries());
        int at = random.nextInt(entries.size());
        Mapping.Entry entry = entries.get(at);
        String below = path + "." + entry.name();
        boolean identity = path.isEmpty() && List.of("apiVersion", "kind").contains(entry.name());
        int action = random.nextInt(path.isEmpty() ? 40 : 8);
        if (action == 0 && !identity && !below.equals(".metadata") && !below.equals(".metadata.name")) {
            log.add("removed " + below);
            entries.remove(at);
        } else if (action == 1 && !identity && !below.equals(".metadata") && !below.equals(".metadata.name")) {
            String other = random.nextBoolean() ? entry.name() + "x" : swapped(entry.name());
            log.add("renamed " + below + " to " + other);
            entries.set(
                    at,
                    new Mapping.Entry(entry.key().withText(other, entry.key().origin()), entry.value()));
        } else if (action == 2 && !identity) {
            entries.set(at, entry.withValue(replaced(entry.value(), below, log)));
        } else if (identity) {
            return inMapping(mapping, path, log);
        } else {
            entries.set(at, entry.withValue(descend(entry.value(), below, log)));
        }
        return mapping.withEntries(entries);
    }

    private Node inSequence(Sequence sequence, String path, List<String> log) {
        List<Node> items = new ArrayList<>(sequence.items());
        int at = random.nextInt(items.size());
        int action = random.nextInt(6);
        if (action == 0) {
            log.add("doubled " + path + "[" + at + "]");
            items.add(items.get(at));
        } else if (action == 1) {
            log.add("removed " + path + "[" + at + "]");
            items.remove(at);
        } else {
            items.set(at, descend(items.get(at), path + "[" + at + "]", log));
        }
        return sequence.withItems(items);
    }

    private Node replaced(Node node, String path, List<String> log) {
        List<UnaryOperator<Node>> changes = List.of(
                old -> Scalar.string("not-" + random.nextInt(100), old.origin()),
                old -> Scalar.string("Bad_Value!", old.origin()),
                old -> Scalar.string("", old.origin()),
                old -> Scalar.of("-7", Scalar.Kind.INT, old.origin()),
                old -> Scalar.of("70000", Scalar.Kind.INT, old.origin()),
                old -> Scalar.of("1.5", Scalar.Kind.FLOAT, old.origin()),
                old -> Scalar.of("true", Scalar.Kind.BOOL, old.origin()),
                old -> Scalar.of("null", Scalar.Kind.NULL, old.origin()),
                old -> new Mapping(List.of(), old.origin()),
                old -> new Sequence(List.of(old), old.origin()));
        Node other = changes.get(random.nextInt(changes.size())).apply(node);
        log.add("set " + path + " to "
                + (other instanceof Scalar scalar
                        ? "'" + scalar.text() + "' " + scalar.kind()
                        : other.getClass().getSimpleName()));
        return other;
    }

    private static String swapped(String name) {
        return name.length() < 2 ? name + "y" : "" + name.charAt(1) + name.charAt(0) + name.substring(2);
    }
}
