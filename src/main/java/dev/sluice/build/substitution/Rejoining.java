package dev.sluice.build.substitution;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sealed;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlPrinter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the values that were read after substitution the origins of those before. What holds no expression is taken from
 * before, so that it keeps its place, style and seal.
 */
final class Rejoining {
    private final Variables variables;

    Rejoining(Variables variables) {
        this.variables = variables;
    }

    Node join(Node before, Node after) {
        if (before instanceof Scalar old && after instanceof Scalar read) {
            return scalar(old, read);
        }
        if (before instanceof Mapping old
                && after instanceof Mapping read
                && old.entries().size() == read.entries().size()) {
            return mapping(old, read);
        }
        if (before instanceof Sequence old
                && after instanceof Sequence read
                && old.items().size() == read.items().size()) {
            List<Node> items = new ArrayList<>();
            for (int i = 0; i < old.items().size(); i++) {
                items.add(join(old.items().get(i), read.items().get(i)));
            }
            return new Sequence(items, old.origin());
        }
        return grown(after, before instanceof Scalar scalar ? source(scalar) : new Source(before.origin(), null, ""));
    }

    /** The entries were printed in an order of their own and read in that order. */
    private Mapping mapping(Mapping before, Mapping after) {
        IdentityHashMap<Mapping.Entry, Mapping.Entry> joined = new IdentityHashMap<>();
        int i = 0;
        for (Mapping.Entry entry : YamlPrinter.inPrintedOrder(before)) {
            Mapping.Entry read = after.entries().get(i++);
            joined.put(entry, new Mapping.Entry(scalar(entry.key(), read.key()), join(entry.value(), read.value())));
        }
        return before.withEntries(before.entries().stream().map(joined::get).toList());
    }

    /**
     * Where a value comes from that was read after substitution.
     *
     * @param origin how it came to be
     * @param seal the seal of a secret that is part of it, null if there is none
     * @param shown what may be shown of it if it is secret
     */
    private record Source(Origin origin, @Nullable Sealed seal, String shown) {}

    private Scalar scalar(Scalar before, Scalar after) {
        String old = Substitution.plain(before);
        Scalar read = GoYaml2.retyped(after);
        if (!Template.mayChange(old) || (old.equals(read.text()) && read.kind() == before.kind())) {
            return before;
        }
        return sourced(read, source(before));
    }

    private Source source(Scalar before) {
        Set<String> names =
                Template.parse(Substitution.plain(before)) instanceof Template template ? template.names() : Set.of();
        List<Origin> from = new ArrayList<>();
        for (String name : names) {
            Variable variable = variables.get(name);
            if (variable != null) {
                from.add(variable.scalar().origin());
            }
        }
        Sealed seal = before.sealed() != null ? before.sealed() : variables.seal(names);
        return new Source(new Origin.Substituted(before.origin(), from), seal, before.text());
    }

    /** A value that took the place of an expression and has a structure of its own. */
    private Node grown(Node after, Source source) {
        if (after instanceof Scalar scalar) {
            return sourced(GoYaml2.retyped(scalar), source);
        }
        if (source.seal() != null) {
            // Keys cannot be sealed, so that a secret that is a mapping is treated as one that no key opened.
            return Scalar.string(source.shown(), source.origin())
                    .sealedAs(Sealed.closed(source.seal().file(), Scalar.Kind.STRING));
        }
        if (after instanceof Sequence sequence) {
            return new Sequence(
                    sequence.items().stream().map(item -> grown(item, source)).toList(), source.origin());
        }
        List<Mapping.Entry> entries = new ArrayList<>();
        for (Mapping.Entry entry : ((Mapping) after).entries()) {
            entries.add(new Mapping.Entry(entry.key().withOrigin(source.origin()), grown(entry.value(), source)));
        }
        return new Mapping(entries, source.origin());
    }

    private static Scalar sourced(Scalar read, Source source) {
        Sealed seal = source.seal();
        if (seal == null) {
            return read.withOrigin(source.origin());
        }
        return Scalar.string(source.shown(), source.origin())
                .sealedAs(Sealed.opened(seal.file(), read.kind(), read.text()));
    }
}
