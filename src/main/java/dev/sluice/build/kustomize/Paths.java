package dev.sluice.build.kustomize;

import java.util.ArrayList;
import java.util.List;

/** Takes the paths of vars apart (kyaml 0.21.2, utils/pathsplitter.go). */
final class Paths {
    private Paths() {}

    /** The parts between dots. A dot behind a backslash or inside brackets belongs to its part. */
    static List<String> split(String path) {
        List<String> escaped = new ArrayList<>();
        String[] parts = path.split("\\.", -1);
        for (int i = parts.length > 1 && parts[0].isEmpty() ? 1 : 0; i < parts.length; i++) {
            int last = escaped.size() - 1;
            if (last >= 0 && escaped.get(last).endsWith("\\")) {
                String start = escaped.get(last);
                escaped.set(last, start.substring(0, start.length() - 1) + "." + parts[i]);
            } else {
                escaped.add(parts[i]);
            }
        }
        return bracketed(escaped);
    }

    private static List<String> bracketed(List<String> parts) {
        List<String> result = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String part : parts) {
            if (open.isEmpty() && !part.startsWith("[")) {
                result.add(part);
                continue;
            }
            open.append(open.isEmpty() ? "" : ".").append(part);
            if (part.endsWith("]")) {
                result.add(unwrapped(open.toString()));
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            result.add(open.toString());
        }
        return result;
    }

    /** A list entry keeps its brackets, a key does not need them. */
    private static String unwrapped(String part) {
        return part.contains("=") ? part : part.substring(1, part.length() - 1);
    }
}
