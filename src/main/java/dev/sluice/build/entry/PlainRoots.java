package dev.sluice.build.entry;

import dev.sluice.model.FluxKustomization;
import dev.sluice.model.Plain;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.YamlFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Directories that hold Flux Kustomizations which nothing in the repository applies, so that someone does it by hand or by a
 * bootstrap file that was never committed.
 */
final class PlainRoots {
    /** Directories whose Kustomizations are meant to be taken over by others. */
    private static final Set<String> SHARED =
            Set.of("base", "bases", "component", "components", "template", "templates");

    /** The kinds of source that a bootstrap makes. */
    private static final Set<String> BOOTSTRAPPED = Set.of("GitRepository", "OCIRepository", "Bucket");

    private final Plain plain;
    private final KustomizationFiles files;

    PlainRoots(Plain plain) {
        this.plain = plain;
        this.files = new KustomizationFiles(plain);
    }

    /**
     * @param known the entry points that files declare
     * @param reached the files that their builds read
     */
    List<Entry> find(List<Entry> known, Set<RepoPath> reached) {
        List<Written> all = written();
        SortedSet<RepoPath> directories = new TreeSet<>();
        for (Written one : all) {
            if (!reached.contains(one.file()) && all.stream().noneMatch(other -> other.applies(one))) {
                directories.addAll(files.tops(one.file()));
            }
        }
        List<Entry> found = new ArrayList<>();
        for (RepoPath directory : directories) {
            boolean inner = directories.stream().anyMatch(other -> !other.equals(directory) && directory.isIn(other));
            if (!inner && isEntry(directory, known)) {
                found.add(entry(directory, all));
            }
        }
        return List.copyOf(found);
    }

    /** A Flux Kustomization as a file holds it. */
    private record Written(RepoPath file, FluxKustomization kustomization) {
        boolean applies(Written other) {
            RepoPath path = kustomization.path();
            return !path.equals(RepoPath.ROOT) && other.file.isIn(path) && !file.isIn(path);
        }
    }

    private List<Written> written() {
        return plain.yaml().values().stream().flatMap(PlainRoots::written).toList();
    }

    private static Stream<Written> written(YamlFile file) {
        return file.documents().stream()
                .filter(Mapping.class::isInstance)
                .map(document -> Resource.of((Mapping) document, ""))
                .filter(object -> FluxKustomization.isOne(object.id()))
                // A patch for a Kustomization names no source.
                .filter(object -> object.text("spec.sourceRef.name").isPresent())
                .map(object -> new Written(file.path(), FluxKustomization.of(object, false)));
    }

    /** Where others declare their entry points, an undeclared one is believed only beside them. */
    private static boolean isEntry(RepoPath directory, List<Entry> known) {
        List<String> segments = List.of(directory.value().split("/", -1));
        return segments.stream().noneMatch(SHARED::contains)
                && known.stream().noneMatch(entry -> overlap(directory, entry.directory()))
                && (known.isEmpty()
                        || segments.contains("clusters")
                        || known.stream().anyMatch(entry -> isSibling(directory, entry.directory())));
    }

    private static boolean overlap(RepoPath one, RepoPath other) {
        return one.isIn(other) || other.isIn(one);
    }

    private static boolean isSibling(RepoPath one, RepoPath other) {
        return !one.parent().equals(RepoPath.ROOT) && one.parent().equals(other.parent());
    }

    private Entry entry(RepoPath directory, List<Written> all) {
        List<Written> below =
                all.stream().filter(one -> one.file().isIn(directory)).toList();
        RepoPath first = below.isEmpty() ? directory : below.get(0).file();
        Implied implied = new Implied(new Origin.Written(Span.startOf(first)));
        ResourceId source = mostNamed(below);
        FluxKustomization root = implied.root(
                Implied.FLUX_SYSTEM,
                Implied.FLUX_SYSTEM,
                implied.text("./" + directory),
                implied.source(source.kind(), source.namespace(), source.name()));
        return Entry.of(root, first, Optional.empty());
    }

    /** The source that most of them name and no file defines: the one that bootstrap would have made. */
    private ResourceId mostNamed(List<Written> below) {
        Map<ResourceId, Long> counts = below.stream()
                .map(one -> one.kustomization().source())
                .filter(source -> BOOTSTRAPPED.contains(source.kind()) && !isDefined(source))
                .collect(Collectors.groupingBy(source -> source, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Comparator.comparing(Map.Entry<ResourceId, Long>::getValue)
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(new ResourceId(
                        FluxKustomization.SOURCE_GROUP, "", "GitRepository", Implied.FLUX_SYSTEM, Implied.FLUX_SYSTEM));
    }

    private boolean isDefined(ResourceId source) {
        return plain.yaml().values().stream()
                .flatMap(file -> file.documents().stream())
                .anyMatch(document -> ResourceId.of(document).sameObject(source));
    }
}
