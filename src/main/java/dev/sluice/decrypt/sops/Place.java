package dev.sluice.decrypt.sops;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk is: the keys from the root of the document. List positions and document numbers are no part of it.
 *
 * @param parent the place of the mapping that holds the key; null at the root
 * @param key the last key; empty at the root
 */
public record Place(@Nullable Place parent, String key) {
    /** The top of a document. */
    public static final Place ROOT = new Place(null, "");

    Place child(String name) {
        return new Place(this, name);
    }

    /** The keys from the root. */
    public List<String> keys() {
        if (parent == null) {
            return List.of();
        }
        Deque<String> keys = new ArrayDeque<>();
        for (Place at = this; at.parent != null; at = at.parent) {
            keys.addFirst(at.key);
        }
        return List.copyOf(keys);
    }

    /** What a cipher text at this place is bound to: every key followed by a colon, a single colon at the root. */
    public String authenticated() {
        return parent == null ? ":" : String.join(":", keys()) + ":";
    }
}
