package dev.sluice.build.artifact;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Plain;
import dev.sluice.model.Resource;
import dev.sluice.model.SopsFile;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.model.artifact.SourceIgnore;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts an artifact together by copy operations, the later over the earlier ones (fluxcd/source-watcher,
 * internal/builder/builder.go).
 */
public final class Assembly {
    private final Resource generator;
    private final Map<String, Artifact> sources;
    private final SortedMap<RepoPath, SourceFile> files = new TreeMap<>();
    private final SortedMap<RepoPath, YamlFile> yaml = new TreeMap<>();
    private final SortedMap<RepoPath, SopsFile> sops = new TreeMap<>();
    private final Map<RepoPath, Set<RepoPath>> written = new HashMap<>();

    private Assembly(Resource generator, Map<String, Artifact> sources) {
        this.generator = generator;
        this.sources = sources;
    }

    /**
     * What came of it: an artifact, or the faults that keep the controller from making it, or nothing that can be known here.
     */
    public record Outcome(Optional<Artifact> artifact, List<Fault> faults) {
        static final Outcome UNKNOWN = new Outcome(Optional.empty(), List.of());
    }

    static Outcome of(Resource generator, List<Optional<CopyOperation>> operations, Map<String, Artifact> sources) {
        Assembly assembly = new Assembly(generator, sources);
        for (Optional<CopyOperation> operation : operations) {
            Optional<Outcome> stopped =
                    operation.isEmpty() ? Optional.of(Outcome.UNKNOWN) : assembly.run(operation.get());
            if (stopped.isPresent()) {
                return stopped.get();
            }
        }
        return new Outcome(Optional.of(assembly.artifact()), List.of());
    }

    /** Empty if all is well. */
    private Optional<Outcome> run(CopyOperation operation) {
        Artifact source = sources.get(operation.alias());
        if (source == null) {
            boolean declared = new Generator(generator).sources().containsKey(operation.alias());
            return Optional.of(
                    declared
                            ? Outcome.UNKNOWN
                            : failed(
                                    operation, "source alias \"" + operation.alias() + "\" is not among spec.sources"));
        }
        if (operation.extracts()) {
            return Optional.of(Outcome.UNKNOWN);
        }
        Optional<SortedMap<RepoPath, RepoPath>> copies =
                Selection.of(operation, source.plain().tree(), this::isDirectory);
        if (copies.isEmpty()) {
            return operation.optional()
                    ? Optional.empty()
                    : Optional.of(failed(
                            operation,
                            "nothing matches \"" + operation.from() + "\" in source \"" + operation.alias() + "\""));
        }
        copies.get().forEach((to, from) -> copy(source, from, to, operation.merges() && files.containsKey(to)));
        return Optional.empty();
    }

    private Outcome failed(CopyOperation operation, String why) {
        return new Outcome(
                Optional.empty(),
                List.of(Fault.of(FaultKind.BUILD_FAILED, operation.span(), "artifact: " + why)
                        .about(generator.id())));
    }

    private boolean isDirectory(RepoPath path) {
        return path.equals(RepoPath.ROOT)
                || files.keySet().stream().anyMatch(file -> file.isIn(path) && !file.equals(path));
    }

    private void copy(Artifact source, RepoPath from, RepoPath to, boolean merge) {
        Plain plain = source.plain();
        Set<RepoPath> places = new TreeSet<>(source.written(Set.of(from)));
        SourceFile file = plain.tree().file(from).orElseThrow();
        if (merge) {
            places.addAll(written.getOrDefault(to, Set.of(to)));
            YamlFile base = parsed(yaml.get(to), files.getOrDefault(to, file));
            YamlFile merged = YamlMerge.of(base, parsed(plain.yaml().get(from), file));
            yaml.put(to, merged);
            files.put(to, YamlMerge.file(to, merged));
        } else {
            yaml.remove(to);
            Optional.ofNullable(plain.yaml().get(from)).ifPresent(parsed -> yaml.put(to, parsed));
            files.put(to, file);
        }
        plain.sops(from).ifPresentOrElse(known -> sops.put(to, known), () -> sops.remove(to));
        written.put(to, places);
    }

    private static YamlFile parsed(@Nullable YamlFile known, SourceFile file) {
        return known == null ? YamlParser.parse(file.path(), file.bytes()) : known;
    }

    /** The controller leaves out of the result what Flux ignores by default. */
    private Artifact artifact() {
        SourceIgnore ignore = SourceIgnore.byDefault();
        List<RepoPath> ignored = files.keySet().stream()
                .filter(path -> ignore.reason(path).isPresent())
                .toList();
        files.keySet().removeAll(ignored);
        yaml.keySet().removeAll(ignored);
        Plain any = sources.values().iterator().next().plain();
        Tree tree = new Tree(any.tree().revision(), files, new TreeMap<>(), List.of(), List.of());
        return new Artifact(new Plain(tree, yaml, sops, any.decryptor(), List.of()), written);
    }
}
