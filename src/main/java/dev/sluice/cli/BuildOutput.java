package dev.sluice.cli;

import dev.sluice.Trouble;
import dev.sluice.build.kustomize.Item;
import dev.sluice.build.kustomize.Scope;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code --output} option: one file, or a file for each object (kustomize 5.8.2, commands/build/writer.go). */
final class BuildOutput {
    private BuildOutput() {}

    /** The objects as one stream of documents. */
    static String joined(List<Item> items, Function<Node, String> printer) {
        return items.stream().map(item -> printer.apply(item.root())).collect(Collectors.joining("---\n"));
    }

    /** Writes the objects to a file, or into a directory if there is one. Throws {@link Trouble} if that fails. */
    static void write(Path target, List<Item> items, Function<Node, String> printer) {
        if (!Files.isDirectory(target)) {
            OutputFile.write(target, joined(items, printer));
            return;
        }
        names(items).forEach((name, item) -> OutputFile.write(target.resolve(name), printer.apply(item.root())));
    }

    /** The files of the objects; objects of several namespaces have theirs in front. */
    private static Map<String, Item> names(List<Item> items) {
        long namespaces = items.stream()
                .map(item -> Scope.namespace(item.id()))
                .filter(namespace -> !namespace.equals(Scope.CLUSTER))
                .distinct()
                .count();
        Map<String, Item> names = new LinkedHashMap<>();
        for (Item item : items) {
            String namespace = Scope.namespace(item.id());
            boolean prefixed = namespaces > 1 && !namespace.equals(Scope.CLUSTER);
            String name = (prefixed ? namespace + "_" : "") + name(item.id());
            if (name.contains("/") || name.contains("\\")) {
                throw new Trouble(item.id().quoted() + " has a name that no file can have; write to one file instead");
            }
            names.put(name.toLowerCase(Locale.ROOT), item);
        }
        return names;
    }

    private static String name(ResourceId id) {
        return Stream.of(id.group(), id.version(), id.kind(), id.name())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("_"))
                + ".yaml";
    }
}
