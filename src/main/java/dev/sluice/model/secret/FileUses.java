package dev.sluice.model.secret;

import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Plain;
import dev.sluice.model.secret.FileUse.Way;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How the kustomization files of a build use files (kustomize-controller 1.9, internal/decryptor/decryptor.go). */
public final class FileUses {
    private final Plain plain;
    private final KustomizationBuild build;
    private final List<FileUse> uses = new ArrayList<>();
    private final Set<RepoPath> visited = new HashSet<>();

    private FileUses(Plain plain, KustomizationBuild build) {
        this.plain = plain;
        this.build = build;
    }

    /** Every use of a file by the kustomization files of a build that takes in encrypted files. */
    public static Stream<FileUse> of(Plain plain, KustomizationBuild build) {
        if (build.files().stream().noneMatch(file -> plain.sops(file).isPresent())) {
            return Stream.empty();
        }
        FileUses uses = new FileUses(plain, build);
        uses.visit(build.kustomization().path(), true);
        return uses.all();
    }

    private Stream<FileUse> all() {
        Set<RepoPath> opened = new HashSet<>();
        uses.stream().filter(use -> use.way() == Way.OPENED).forEach(use -> opened.add(use.file()));
        return uses.stream()
                .map(use -> new FileUse(use.node(), use.file(), use.way(), use.reads(), opened.contains(use.file())));
    }

    /** @param followed whether Flux follows the way that leads to a directory when it looks for files to open */
    private void visit(RepoPath directory, boolean followed) {
        if (!visited.add(directory)) {
            return;
        }
        build.files().stream()
                .filter(file -> file.parent().equals(directory) && isKustomization(file))
                .flatMap(file -> plain.yaml(file).stream())
                .map(YamlFile::documents)
                .flatMap(List::stream)
                .filter(Mapping.class::isInstance)
                .forEach(document -> file(directory, document, followed));
    }

    private static boolean isKustomization(RepoPath file) {
        return Set.of("kustomization.yaml", "kustomization.yml", "Kustomization")
                .contains(file.name());
    }

    private void file(RepoPath directory, Node file, boolean followed) {
        Way opened = followed ? Way.OPENED : Way.BELOW_BASES;
        items(file, "secretGenerator").forEach(generator -> {
            items(generator, "files").forEach(entry -> entry(directory, entry, opened));
            items(generator, "envs").forEach(entry -> path(directory, entry, opened, "dotenv"));
            generator.at("env").ifPresent(entry -> path(directory, entry, Way.ENV, ""));
        });
        items(file, "configMapGenerator").forEach(generator -> {
            items(generator, "files").forEach(entry -> entry(directory, entry, Way.CONFIG_MAP));
            items(generator, "envs").forEach(entry -> path(directory, entry, Way.CONFIG_MAP, ""));
            generator.at("env").ifPresent(entry -> path(directory, entry, Way.CONFIG_MAP, ""));
        });
        items(file, "patches")
                .flatMap(patch -> patch.at("path").stream())
                .forEach(entry -> path(directory, entry, opened, ""));
        // What patchesStrategicMerge names is merged with its sops block, and opened with the object.
        items(file, "patchesJson6902")
                .flatMap(patch -> patch.at("path").stream())
                .forEach(entry -> path(directory, entry, Way.OPERATIONS, ""));
        items(file, "helmCharts")
                .flatMap(chart -> chart.at("valuesFile").stream())
                .forEach(entry -> path(directory, entry, Way.CHART_VALUES, ""));
        items(file, "replacements").flatMap(one -> one.at("source").stream()).forEach(this::copied);
        Stream.concat(items(file, "resources"), items(file, "components"))
                .forEach(entry -> directory.resolve(text(entry)).ifPresent(path -> visit(path, followed)));
        items(file, "bases").forEach(entry -> directory.resolve(text(entry)).ifPresent(path -> visit(path, false)));
    }

    private void entry(RepoPath directory, Node entry, Way way) {
        String text = text(entry);
        int equals = text.indexOf('=');
        String path = text.substring(equals + 1);
        String name = equals < 0 ? path : text.substring(0, equals);
        directory
                .resolve(path)
                .ifPresent(file -> uses.add(new FileUse(entry, file, way, FluxMarker.formatOf(name), false)));
    }

    /** @param other the format of a file whose name says nothing */
    private void path(RepoPath directory, Node entry, Way way, String other) {
        String named = FluxMarker.formatOf(text(entry));
        String format = named.equals("binary") && !other.isEmpty() ? other : named;
        directory.resolve(text(entry)).ifPresent(file -> uses.add(new FileUse(entry, file, way, format, false)));
    }

    /** A replacement takes the cipher text of a field and puts it where no data key opens it. */
    private void copied(Node source) {
        for (RepoPath file : build.files()) {
            boolean sealed = plain.sops(file).isPresent()
                    && plain.yaml(file).stream()
                            .flatMap(yaml -> yaml.documents().stream())
                            .filter(document -> isNamed(document, source))
                            .flatMap(document ->
                                    document.at(source.text("fieldPath").orElse("metadata.name")).stream())
                            .anyMatch(value -> value instanceof Scalar scalar && scalar.isSealed());
            if (sealed) {
                uses.add(new FileUse(source.at("fieldPath").orElse(source), file, Way.COPIED, "", false));
            }
        }
    }

    private static boolean isNamed(Node document, Node source) {
        return source.text("kind")
                        .map(kind -> document.text("kind").equals(java.util.Optional.of(kind)))
                        .orElse(true)
                && source.text("name")
                        .map(name -> document.text("metadata.name").equals(java.util.Optional.of(name)))
                        .orElse(true);
    }

    private static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    private static Stream<Node> items(Node node, String field) {
        return node.child(field) instanceof Sequence sequence ? sequence.items().stream() : Stream.empty();
    }
}
