package dev.sluice.build.entry;

import dev.sluice.model.Plain;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which directories take over which files and directories, as far as kustomization files say so. */
final class KustomizationFiles {
    private static final Set<String> NAMES = Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final List<String> LISTS = List.of("resources", "bases", "components");

    private final Map<RepoPath, SortedSet<RepoPath>> takers = new TreeMap<>();

    KustomizationFiles(Plain plain) {
        plain.yaml().values().stream()
                .filter(file -> NAMES.contains(file.path().name()))
                .forEach(this::add);
    }

    /** The directories from which a file is taken over, directly or not, and which no other directory takes over. */
    SortedSet<RepoPath> tops(RepoPath file) {
        SortedSet<RepoPath> tops = new TreeSet<>();
        climb(takers.containsKey(file) ? file : file.parent(), new TreeSet<>(), tops);
        return tops;
    }

    private void climb(RepoPath from, Set<RepoPath> seen, Set<RepoPath> tops) {
        if (!seen.add(from)) {
            return;
        }
        Set<RepoPath> above = takers.getOrDefault(from, new TreeSet<>());
        if (above.isEmpty()) {
            tops.add(from);
        }
        above.forEach(directory -> climb(directory, seen, tops));
    }

    private void add(YamlFile file) {
        RepoPath directory = file.path().parent();
        file.documents().stream()
                .flatMap(KustomizationFiles::entries)
                .flatMap(text -> directory.resolve(text).stream())
                .forEach(taken ->
                        takers.computeIfAbsent(taken, path -> new TreeSet<>()).add(directory));
    }

    private static Stream<String> entries(Node document) {
        return LISTS.stream()
                .map(document::child)
                .flatMap(list -> list instanceof Sequence sequence ? sequence.items().stream() : Stream.empty())
                .filter(Scalar.class::isInstance)
                .map(item -> ((Scalar) item).text());
    }
}
