package dev.sluice.model.release;

import dev.sluice.model.Plain;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Sequence;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A chart whose files are at hand.
 *
 * @param directory where it lies
 * @param files the files of its source
 */
public record Chart(RepoPath directory, Plain files) {
    /** The chart in a directory; empty if there is none. */
    public static Optional<Chart> in(RepoPath directory, Plain files) {
        return Optional.of(new Chart(directory, files))
                .filter(chart -> chart.definition().isPresent());
    }

    /** What values must be like; empty if the chart does not say. */
    public Optional<SourceFile> schema() {
        return below("values.schema.json")
                .flatMap(path -> files.tree().file(path))
                .filter(SourceFile::hasContent);
    }

    /** The values that the chart itself gives; empty if they cannot be read. */
    public Optional<Mapping> defaults() {
        return below("values.yaml").flatMap(this::mapping);
    }

    /** Whether the chart gives no values, or they can be read. */
    public boolean hasReadableDefaults() {
        return defaults().isPresent()
                || below("values.yaml")
                        .flatMap(path -> files.tree().file(path))
                        .filter(file -> !file.text().isBlank())
                        .isEmpty();
    }

    /** The keys under which the charts that this one depends on have their values. */
    public Set<String> dependencies() {
        Set<String> names = new TreeSet<>();
        below("charts").ifPresent(path -> names.addAll(files.tree().children(path)));
        items(definition(), "dependencies")
                .forEach(item -> item.text("alias").or(() -> item.text("name")).ifPresent(names::add));
        return names;
    }

    /** Whether a dependency may give values to the chart itself. */
    public boolean importsValues() {
        return items(definition(), "dependencies").stream().anyMatch(item -> item.child("import-values") != null);
    }

    private Optional<Mapping> definition() {
        return below("Chart.yaml").flatMap(this::mapping);
    }

    private Optional<RepoPath> below(String name) {
        return directory.resolve(name);
    }

    private Optional<Mapping> mapping(RepoPath path) {
        return files.yaml(path)
                .filter(file -> file.isWhole() && file.documents().size() == 1)
                .map(file -> file.documents().get(0))
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
    }

    private static java.util.List<Node> items(Optional<Mapping> mapping, String field) {
        return mapping.map(some -> some.value(field)).orElse(null) instanceof Sequence list
                ? list.items()
                : java.util.List.of();
    }
}
