package dev.sluice.yaml;

import dev.sluice.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a value came to be: a chain that ends in places a person wrote. */
public sealed interface Origin {
    /** The one place a person should edit to change the value. */
    Span edit();

    /** What the value was before, or where else it comes from; empty for a value that was simply written. */
    List<Origin> before();

    /** Every place in the chain, the one to edit first, each once. */
    default List<Span> chain() {
        List<Span> spans = new ArrayList<>();
        collect(this, spans);
        return List.copyOf(spans);
    }

    private static void collect(Origin origin, List<Span> into) {
        if (!into.contains(origin.edit())) {
            into.add(origin.edit());
        }
        origin.before().forEach(earlier -> collect(earlier, into));
    }

    /** The value stands in a file as it is. */
    record Written(Span edit) implements Origin {
        @Override
        public List<Origin> before() {
            return List.of();
        }
    }

    /** The value stands in a file as cipher text and was opened with a key. */
    record Decrypted(Span edit) implements Origin {
        @Override
        public List<Origin> before() {
            return List.of();
        }
    }

    /** The value stands in a file elsewhere, which the entry at {@code edit} names. */
    record Fetched(Span edit, Origin from) implements Origin {
        @Override
        public List<Origin> before() {
            return List.of(from);
        }
    }

    /** A generator made the value, from its entry in a kustomization file or from a file that the entry names. */
    record Generated(Span edit, @Nullable Origin from) implements Origin {
        @Override
        public List<Origin> before() {
            return from == null ? List.of() : List.of(from);
        }
    }

    /** A patch set the value; {@code replaced} is what it stood in for, null if the patch added it. */
    record Patched(Origin by, @Nullable Origin replaced) implements Origin {
        @Override
        public Span edit() {
            return by.edit();
        }

        @Override
        public List<Origin> before() {
            List<Origin> all = new ArrayList<>(by.before());
            if (replaced != null) {
                all.add(replaced);
            }
            return List.copyOf(all);
        }
    }

    /** A transformer such as {@code namespace} or {@code images} set the value from its entry at {@code edit}. */
    record Transformed(
            String transformer, Span edit, @Nullable Origin replaced) implements Origin {
        @Override
        public List<Origin> before() {
            return replaced == null ? List.of() : List.of(replaced);
        }
    }

    /** Post-build substitution filled in variables; the expression is the place to edit. */
    record Substituted(Origin expression, List<Origin> variables) implements Origin {
        public Substituted {
            variables = List.copyOf(variables);
        }

        @Override
        public Span edit() {
            return expression.edit();
        }

        @Override
        public List<Origin> before() {
            List<Origin> all = new ArrayList<>(expression.before());
            all.addAll(variables);
            return List.copyOf(all);
        }
    }
}
