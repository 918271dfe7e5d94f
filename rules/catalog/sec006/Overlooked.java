package sec006;

import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Plain;
import dev.sluice.text.RepoPath;
import java.util.Set;
import java.util.stream.Stream;

/** Encrypted files in a directory for which Flux generates the kustomization file: it names YAML files and nothing else. */
final class Overlooked {
    private static final Set<String> FORMATS = Set.of("json", "dotenv", "ini");

    private Overlooked() {}

    static Stream<RepoPath> of(Plain plain, KustomizationBuild build) {
        RepoPath directory = build.kustomization().path();
        boolean written = Stream.of("kustomization.yaml", "kustomization.yml", "Kustomization")
                .anyMatch(name ->
                        directory.resolve(name).flatMap(plain.tree()::file).isPresent());
        return written
                ? Stream.empty()
                : plain.sops().values().stream()
                        .filter(file -> file.path().isIn(directory) && FORMATS.contains(file.format()))
                        .map(file -> file.path())
                        .filter(file -> !build.files().contains(file) && !isNamed(plain, file));
    }

    /** Whether some YAML file names it, so that it serves another purpose. */
    private static boolean isNamed(Plain plain, RepoPath file) {
        return plain.yaml().values().stream()
                .anyMatch(yaml -> yaml.lines().text().contains(file.name()));
    }
}
