package dev.sluice.model.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to a value in the words of {@code helm --set} (helm 3.19, pkg/strvals/parser.go).
 *
 * @param keys the keys, outermost first, at least one
 * @param isInList whether the value is somewhere inside a list at the last key
 */
record SetPath(List<String> keys, boolean isInList) {
    /** As deep as Helm goes. */
    private static final int DEEPEST = 30;

    SetPath {
        keys = List.copyOf(keys);
    }

    /** Empty for what sets more than one value, or none. */
    static Optional<SetPath> parse(String text) {
        List<String> keys = new ArrayList<>();
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '=') {
                return Optional.empty();
            } else if (c == '[') {
                keys.add(key.toString());
                return checked(keys, true);
            } else if (c == '.') {
                keys.add(key.toString());
                key.setLength(0);
            } else if (c == '\\' && i + 1 < text.length()) {
                key.append(text.charAt(++i));
            } else {
                key.append(c);
            }
        }
        keys.add(key.toString());
        return checked(keys, false);
    }

    private static Optional<SetPath> checked(List<String> keys, boolean inList) {
        return keys.size() > DEEPEST || keys.contains("") ? Optional.empty() : Optional.of(new SetPath(keys, inList));
    }
}
