package dev.sluice.build.kustomize.field;

import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code fieldPath} of a replacement, such as {@code spec.containers.[name=app].image} (kyaml 0.21.2,
 * utils/pathsplitter.go).
 *
 * @param written where it is written
 * @param parts its keys, indexes, {@code [key=value]} and {@code *}
 */
record ReplacementPath(Scalar written, List<String> parts) {
    private static final Pattern INDEX = Pattern.compile("\\+?\\d{1,9}");

    ReplacementPath {
        parts = List.copyOf(parts);
    }

    static ReplacementPath of(Scalar written) {
        List<String> split = split(written.text());
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < split.size(); i++) {
            String part = split.get(i);
            if (!part.startsWith("[") || part.endsWith("]")) {
                parts.add(part);
                continue;
            }
            StringBuilder bracketed = new StringBuilder(part);
            while (i + 1 < split.size() && !split.get(i).endsWith("]")) {
                bracketed.append('.').append(split.get(++i));
            }
            String whole = bracketed.toString();
            parts.add(whole.contains("=") ? whole : whole.replaceAll("^[\\[\\]]+|[\\[\\]]+$", ""));
        }
        return new ReplacementPath(written, parts);
    }

    /** The parts from one on. */
    ReplacementPath from(int index) {
        return new ReplacementPath(written, parts.subList(index, parts.size()));
    }

    /** The parts before one. */
    ReplacementPath to(int index) {
        return new ReplacementPath(written, parts.subList(0, index));
    }

    /** The value at the first so many parts, null if there is none or they cannot be followed. */
    @Nullable
    Node find(Node start, int count) {
        Node node = start;
        for (String raw : parts.subList(0, count)) {
            String part = raw.trim();
            if (node != null && !part.isEmpty()) {
                node = step(node, part);
            }
        }
        return node;
    }

    private static @Nullable Node step(Node node, String part) {
        if (!(node instanceof Sequence list)) {
            return isIndex(part) || isItem(part) ? null : node.child(part);
        }
        int size = list.items().size();
        if (isIndex(part) || part.equals("-")) {
            int index = part.equals("-") ? size - 1 : Integer.parseInt(part);
            return index >= 0 && index < size ? list.items().get(index) : null;
        }
        int equals = part.indexOf('=');
        if (!isItem(part) || equals < 0) {
            return null;
        }
        String key = part.substring(1, equals);
        String value = part.substring(equals + 1, part.length() - 1);
        for (Node item : list.items()) {
            Node found = key.isEmpty() ? item : item.child(key);
            if (found instanceof Scalar scalar && scalar.text().equals(value)) {
                return item;
            }
        }
        return null;
    }

    /** Whether a part is the position of an item. */
    static boolean isIndex(String part) {
        return INDEX.matcher(part).matches();
    }

    /** Whether a part chooses items by what they hold. */
    static boolean isItem(String part) {
        return part.startsWith("[") && part.endsWith("]");
    }

    PatchRejected rejected(String message) {
        return new PatchRejected("replacement-invalid", written.span(), message);
    }

    PatchRejected missing() {
        return rejected("there is no field \"" + written.text() + "\"");
    }

    private static List<String> split(String path) {
        List<String> keys = new ArrayList<>();
        String[] parts = path.split("\\.", -1);
        for (int i = parts.length > 1 && parts[0].isEmpty() ? 1 : 0; i < parts.length; i++) {
            int last = keys.size() - 1;
            if (last >= 0 && keys.get(last).endsWith("\\")) {
                String start = keys.get(last);
                keys.set(last, start.substring(0, start.length() - 1) + "." + parts[i]);
            } else {
                keys.add(parts[i]);
            }
        }
        return keys;
    }
}
