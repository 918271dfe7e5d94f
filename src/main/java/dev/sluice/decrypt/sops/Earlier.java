package dev.sluice.decrypt.sops;

import dev.sluice.decrypt.sops.Unsealing.Unsealed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cipher texts of an earlier version of a file. A value that did not change keeps its own, so that a difference shows only
 * what was edited; each is given away once.
 */
public final class Earlier {
    private final Map<Sealed, Deque<String>> texts = new HashMap<>();

    private record Sealed(Value plain, String authenticated) {}

    private Earlier() {}

    /** There is no earlier version, or its data key is not used again. */
    public static Earlier none() {
        return new Earlier();
    }

    /** The cipher texts behind values that were opened with the data key that is used again. */
    public static Earlier of(List<Unsealed> values) {
        Earlier earlier = new Earlier();
        for (Unsealed value : values) {
            Value plain = value.plain();
            if (value.selected() && plain != null && !plain.isEmpty()) {
                earlier.texts
                        .computeIfAbsent(new Sealed(plain, value.place().authenticated()), absent -> new ArrayDeque<>())
                        .add(value.leaf().value().text());
            }
        }
        return earlier;
    }

    Optional<String> take(Value plain, String authenticated) {
        Deque<String> found = texts.get(new Sealed(plain, authenticated));
        return found == null ? Optional.empty() : Optional.ofNullable(found.poll());
    }
}
