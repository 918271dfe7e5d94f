package dev.sluice.build.entry;

import dev.sluice.model.FluxKustomization;
import dev.sluice.model.Plain;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.YamlFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Entry points that {@code flux bootstrap} and {@code flux install} leave behind: {@code gotk-sync.yaml}. */
final class BootstrapEntries {
    private static final String FILE = "gotk-sync.yaml";

    private BootstrapEntries() {}

    static Stream<Entry> in(Plain plain) {
        return plain.yaml().values().stream()
                .filter(file -> file.path().name().equals(FILE))
                .flatMap(file -> entry(file).stream());
    }

    private static Optional<Entry> entry(YamlFile file) {
        List<Resource> objects = file.documents().stream()
                .filter(Mapping.class::isInstance)
                .map(document -> Resource.of((Mapping) document, ""))
                .toList();
        return objects.stream()
                .filter(object -> FluxKustomization.isOne(object.id()))
                .map(object -> FluxKustomization.of(object, false))
                // The one that applies this very file is the root.
                .min(Comparator.comparing(root -> !file.path().isIn(root.path())))
                .map(root -> new Entry(root, file.path(), url(objects, root.source())));
    }

    private static Optional<String> url(List<Resource> objects, ResourceId source) {
        return objects.stream()
                .filter(object -> object.id().sameObject(source))
                .findFirst()
                .flatMap(object -> object.text("spec.url"));
    }
}
