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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Entry points of {@code flux bootstrap}: {@code gotk-sync.yaml}. */
final class BootstrapEntries {
    private static final String FILE = "gotk-sync.yaml";

    private BootstrapEntries() {}

    static Stream<Entry> in(Plain plain) {
        return plain.yaml().values().stream()
                .filter(file -> file.path().name().equals(FILE))
                .flatMap(file -> entry(file).stream());
    }

    private static Optional<Entry> entry(YamlFile file) {
        if (file.documents().isEmpty() && file.isWhole()) {
            return Optional.of(awaited(file.path()));
        }
        List<Resource> objects = file.documents().stream()
                .filter(Mapping.class::isInstance)
                .map(document -> Resource.of((Mapping) document, ""))
                .toList();
        return objects.stream()
                .filter(object -> FluxKustomization.isOne(object.id()))
                .map(object -> FluxKustomization.of(object, false))
                // The one that applies this very file is the root.
                .min(Comparator.comparing(root -> !file.path().isIn(root.path())))
                .map(root -> entry(root, file.path(), source(objects, root.source())));
    }

    private static Entry entry(FluxKustomization root, RepoPath file, Optional<Resource> source) {
        return new Entry(
                root,
                file,
                source.flatMap(object -> object.text("spec.url")),
                source.flatMap(object -> object.at("spec.ref")),
                source.flatMap(object -> object.text("spec.ignore")));
    }

    /** An empty file awaits the first bootstrap, which will make it sync the directory above its own. */
    private static Entry awaited(RepoPath file) {
        Implied implied = new Implied(new Origin.Written(Span.startOf(file)));
        String name = file.parent().name().isEmpty()
                ? Implied.FLUX_SYSTEM
                : file.parent().name();
        FluxKustomization root = implied.root(
                name, name, implied.text("./" + file.parent().parent()), implied.source("GitRepository", name, name));
        return Entry.of(root, file, Optional.empty());
    }

    private static Optional<Resource> source(List<Resource> objects, ResourceId source) {
        return objects.stream().filter(object -> object.id().sameObject(source)).findFirst();
    }
}
