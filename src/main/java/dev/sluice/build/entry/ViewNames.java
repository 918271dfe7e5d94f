package dev.sluice.build.entry;

import dev.sluice.text.RepoPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names entry points by what tells their directories apart. */
public final class ViewNames {
    private ViewNames() {}

    /** A short name per entry, in their order, each of them once. */
    public static List<String> of(List<Entry> entries) {
        List<List<String>> paths = entries.stream().map(ViewNames::segments).toList();
        int front = paths.size() < 2 ? paths.stream().mapToInt(List::size).min().orElse(1) - 1 : shared(paths);
        int back = paths.size() < 2 ? 0 : shared(paths.stream().map(ViewNames::reversed).toList());
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            List<String> path = paths.get(i);
            int end = Math.max(path.size() - back, front);
            String name = String.join("/", path.subList(Math.min(front, end), end));
            names.add(unique(name.isEmpty() ? path.get(path.size() - 1) : name, entries.get(i), taken));
        }
        return List.copyOf(names);
    }

    private static String unique(String name, Entry entry, Set<String> taken) {
        if (taken.add(name)) {
            return name;
        }
        String longer = name + "@" + entry.declared().parent();
        return taken.add(longer) ? longer : unique(longer + "+", entry, taken);
    }

    /** The root of the repository has no name to go by, so that its Kustomization lends its own. */
    private static List<String> segments(Entry entry) {
        String path = entry.directory().value();
        return path.isEmpty() ? List.of(entry.root().name()) : List.of(path.split("/", -1));
    }

    private static int shared(List<List<String>> paths) {
        int count = 0;
        while (agree(paths, count)) {
            count++;
        }
        return count;
    }

    private static boolean agree(List<List<String>> paths, int at) {
        return paths.stream().allMatch(path -> path.size() > at + 1)
                && paths.stream().map(path -> path.get(at)).distinct().count() == 1;
    }

    private static List<String> reversed(List<String> path) {
        List<String> reversed = new ArrayList<>(path);
        Collections.reverse(reversed);
        return reversed;
    }
}
