package dev.sluice.validate.schema;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way from an object to one of its fields, as users know it: {@code spec.containers[0].image}. It becomes a text only
 * when there is something to say.
 *
 * @param parent the way to what holds the field, null for the object itself
 * @param step what to append to it
 */
record FieldPath(@Nullable FieldPath parent, String step) {
    static final FieldPath ROOT = new FieldPath(null, "");

    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9_$-]+");

    /** The field of a key. */
    FieldPath key(String key) {
        return new FieldPath(this, key);
    }

    /** An item of a list. */
    FieldPath item(int index) {
        return new FieldPath(this, "[" + index + "]");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        appendTo(text);
        return text.toString();
    }

    private void appendTo(StringBuilder text) {
        if (parent == null) {
            return;
        }
        parent.appendTo(text);
        boolean isItem = step.startsWith("[") && step.endsWith("]");
        if (isItem) {
            text.append(step);
        } else if (SIMPLE.matcher(step).matches()) {
            text.append(text.isEmpty() ? "" : ".").append(step);
        } else {
            text.append('[').append(step).append(']');
        }
    }
}
