package dev.sluice.decrypt.sops;

import dev.sluice.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the tree that SOPS walks, whatever the format of the file. */
public sealed interface Item {
    /**
     * A mapping. Keys may repeat.
     *
     * @param members entries and comments in the order of the file
     */
    record Branch(List<Member> members) implements Item {
        public Branch {
            members = List.copyOf(members);
        }
    }

    /**
     * An entry of a mapping, or a comment between entries.
     *
     * @param key the key; null for a comment
     * @param item the value, or the {@link Remark}
     */
    record Member(@Nullable String key, Item item) {}

    /**
     * A list.
     *
     * @param items values and comments in the order of the file
     */
    record Row(List<Item> items) implements Item {
        public Row {
            items = List.copyOf(items);
        }
    }

    /**
     * A value.
     *
     * @param value what it holds; cipher text is a string
     * @param span where it stands
     */
    record Leaf(Value value, Span span) implements Item {}

    /**
     * A comment.
     *
     * @param text everything after the comment character
     * @param inline whether it stands behind the value that follows it here, on the same line
     * @param span where it stands
     */
    record Remark(String text, boolean inline, Span span) implements Item {
        /** A comment on a line of its own. */
        public static Remark line(String text, Span span) {
            return new Remark(text, false, span);
        }

        Remark withText(String other) {
            return new Remark(other, inline, span);
        }

        @Override
        public String toString() {
            return "Remark[" + span + "]";
        }
    }
}
