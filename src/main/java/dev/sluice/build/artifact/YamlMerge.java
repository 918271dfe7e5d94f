package dev.sluice.build.artifact;

import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlPrinter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Merges one YAML file into another as Helm merges values: mappings key by key, all else as a whole; the documents of a file
 * become one (fluxcd/source-watcher, internal/builder/merge.go).
 */
final class YamlMerge {
    private YamlMerge() {}

    /** @return the merged content; whatever is no mapping counts for nothing */
    static YamlFile of(YamlFile base, YamlFile overlay) {
        Mapping merged = new Mapping(List.of(), new Origin.Written(Span.startOf(base.path())));
        for (YamlFile file : List.of(base, overlay)) {
            for (Node document : file.documents()) {
                merged = document instanceof Mapping mapping ? merged(merged, mapping) : merged;
            }
        }
        return new YamlFile(base.path(), base.lines(), List.of(merged), List.of(), base.rejections());
    }

    /** The bytes that the controller writes. */
    static SourceFile file(RepoPath path, YamlFile merged) {
        return new SourceFile(path, YamlPrinter.print(merged.documents().get(0)).getBytes(StandardCharsets.UTF_8));
    }

    private static Mapping merged(Mapping base, Mapping overlay) {
        Mapping merged = base;
        for (Mapping.Entry entry : overlay.entries()) {
            Mapping.Entry joined =
                    merged.value(entry.name()) instanceof Mapping before && entry.value() instanceof Mapping after
                            ? entry.withValue(merged(before, after))
                            : entry;
            merged = merged.with(joined);
        }
        return merged;
    }
}
