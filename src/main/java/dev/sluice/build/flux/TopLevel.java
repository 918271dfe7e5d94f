package dev.sluice.build.flux;

import dev.sluice.model.Plain;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.YamlFile;
import java.util.List;
import java.util.Optional;

/** Finds the kustomization file of a directory (fluxcd/pkg kustomize 1.44, kustomize_generator.go). */
final class TopLevel {
    private static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private TopLevel() {}

    /** The path of the kustomization file, of several the one that Flux takes. */
    static Optional<RepoPath> path(Plain plain, RepoPath directory) {
        return NAMES.stream()
                .flatMap(name -> directory.resolve(name).stream())
                .filter(path -> plain.tree().file(path).isPresent())
                .findFirst();
    }

    /** The content of the kustomization file; empty if there is none, or none that can be understood. */
    static Optional<Mapping> content(Plain plain, RepoPath directory) {
        return path(plain, directory)
                .flatMap(plain::yaml)
                .filter(YamlFile::isWhole)
                .filter(file -> file.documents().size() == 1)
                .map(file -> file.documents().get(0))
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
    }
}
