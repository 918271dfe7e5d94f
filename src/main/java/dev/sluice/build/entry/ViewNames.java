package dev.sluice.build.entry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names entry points by what tells their directories apart. */
public final class ViewNames {
    private ViewNames() {}

    /** A short name per entry, in their order, each of them once. */
    public static List<String> of(List<Entry> entries) {
        List<List<String>> paths = entries.stream().map(ViewNames::segments).toList();
        int tail = paths.size() < 2 ? 0 : sharedTail(paths);
        List<List<String>> heads =
                paths.stream().map(path -> path.subList(0, path.size() - tail)).toList();
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            names.add(unique(shortest(heads.get(i), heads), entries.get(i), taken));
        }
        return List.copyOf(names);
    }

    /** As many of the last segments as no other path ends in. */
    private static String shortest(List<String> path, List<List<String>> all) {
        for (int count = 1; count < path.size(); count++) {
            List<String> end = path.subList(path.size() - count, path.size());
            if (all.stream().filter(other -> endsWith(other, end)).count() == 1) {
                return String.join("/", end);
            }
        }
        return String.join("/", path);
    }

    private static boolean endsWith(List<String> path, List<String> end) {
        int start = path.size() - end.size();
        return start >= 0 && path.subList(start, path.size()).equals(end);
    }

    private static String unique(String name, Entry entry, Set<String> taken) {
        if (taken.add(name)) {
            return name;
        }
        String longer = name + "@" + entry.declared().parent();
        return taken.add(longer) ? longer : unique(longer + "+", entry, taken);
    }

    /** How many segments all paths have in common at their end, at least one being left of each. */
    private static int sharedTail(List<List<String>> paths) {
        int count = 0;
        while (agree(paths, count)) {
            count++;
        }
        return count;
    }

    private static boolean agree(List<List<String>> paths, int fromEnd) {
        return paths.stream().allMatch(path -> path.size() > fromEnd + 1)
                && paths.stream()
                                .map(path -> path.get(path.size() - 1 - fromEnd))
                                .distinct()
                                .count()
                        == 1;
    }

    /** The root of the repository has no name to go by, so that its Kustomization lends its own. */
    private static List<String> segments(Entry entry) {
        String path = entry.directory().value();
        return path.isEmpty() ? List.of(entry.root().name()) : List.of(path.split("/", -1));
    }
}
