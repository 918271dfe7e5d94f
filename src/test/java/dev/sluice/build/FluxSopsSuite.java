package dev.sluice.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Conformance;
import dev.sluice.Settings;
import dev.sluice.Trouble;
import dev.sluice.build.artifact.Artifact;
import dev.sluice.build.flux.KustomizationRender;
import dev.sluice.build.flux.VariableSources;
import dev.sluice.decrypt.Decrypt;
import dev.sluice.model.FluxKustomization;
import dev.sluice.model.FluxProfile;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.model.Plain;
import dev.sluice.model.Remotes;
import dev.sluice.model.Resource;
import dev.sluice.testing.Trees;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sealed;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlParser;
import dev.sluice.yaml.YamlPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small repositories with what kustomize-controller makes of their secrets: opened, left sealed, leaked, or refused. */
@Tag("suite")
final class FluxSopsSuite {
    @TempDir
    Path secrets;

    @Test
    void repositories_are_decrypted_where_flux_decrypts_and_only_there() throws IOException {
        Path root = Conformance.folder("conformance/sops");
        List<Path> cases;
        try (Stream<Path> found = Files.list(root.resolve("flux"))) {
            cases = found.sorted().toList();
        }
        List<String> failures = new ArrayList<>();
        for (Path one : cases) {
            failure(root, one).ifPresent(why -> failures.add(one.getFileName() + ": " + why));
        }
        failures.forEach(System.out::println);
        Conformance.figure("sops-flux", cases.size() - failures.size(), cases.size());
        assertThat(cases).hasSizeGreaterThan(40);
    }

    /** A controller that behaves in another way has its own expectation. */
    private Optional<String> failure(Path root, Path folder) throws IOException {
        Node facts = read(folder.resolve("case.json")).get(0);
        Node newer = facts.child("controller_1_10");
        Optional<String> failure = failure(folder, facts, build(root, folder, facts, newer == null ? 10 : 9));
        return failure.isPresent() || newer == null ? failure : failure(folder, newer, build(root, folder, facts, 10));
    }

    private static Optional<String> failure(Path folder, Node expectation, Optional<KustomizationBuild> build)
            throws IOException {
        boolean built = build.filter(made -> made.state() == State.BUILT).isPresent();
        if (expectation.text("expect").orElseThrow().equals("error")) {
            return built
                    ? Optional.of("built although Flux says: "
                            + expectation.text("error_contains").orElse("no"))
                    : Optional.empty();
        }
        return built
                ? difference(read(folder.resolve(expectation.text("expected").orElseThrow())), build.get())
                : Optional.of("not built: " + build.map(KustomizationBuild::faults));
    }

    /** Empty if the keys cannot be imported. */
    private Optional<KustomizationBuild> build(Path root, Path folder, Node facts, int minor) throws IOException {
        boolean decrypts = facts.text("decryption_configured").orElseThrow().equals("true");
        Settings settings = Settings.of(folder, 1);
        if (decrypts) {
            settings = settings.withKeys(List.of(decryptionSecret(root, folder, facts)), Optional.empty());
        }
        FluxProfile profile = FluxProfile.of(new FluxProfile.Controller(minor, FluxProfile.Controller.LAST));
        try {
            Plain plain = new Decrypt(settings, LocalDate.of(2026, 12, 1), Runnable::run)
                    .run(Trees.read(folder.resolve("repo")));
            FluxKustomization kustomization = kustomization(decrypts);
            return Optional.of(KustomizationRender.finished(
                    kustomization,
                    null,
                    new KustomizationRender(Artifact.of(plain), Remotes.NONE).raw(kustomization, profile),
                    VariableSources.of(kustomization, profile, id -> Optional.empty())));
        } catch (Trouble trouble) {
            return Optional.empty();
        }
    }

    private static FluxKustomization kustomization(boolean decrypts) {
        String text =
                "{apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {name: a, namespace: b},"
                        + " spec: {path: ., sourceRef: {kind: GitRepository, name: c}"
                        + (decrypts ? ", decryption: {provider: sops, secretRef: {name: s}}}}" : "}}");
        Node object =
                YamlParser.parse(RepoPath.of("flux.yaml"), text).documents().get(0);
        return FluxKustomization.of(Resource.of((Mapping) object, ""), false);
    }

    /** The Secret with the keys as Flux finds it: a directory with a file for each entry. */
    private Path decryptionSecret(Path root, Path folder, Node facts) throws IOException {
        Path secret = Files.createTempDirectory(secrets, folder.getFileName().toString());
        Node known = read(root.resolve("keys/keys.json")).get(0);
        Sequence keys = (Sequence) known.at("keys").orElseThrow();
        Mapping entries = (Mapping) facts.at("decryption_secret_entries").orElseThrow();
        for (Mapping.Entry entry : entries.entries()) {
            String id = ((Scalar) entry.value()).text();
            Node key = keys.items().stream()
                    .filter(one -> one.text("id").orElseThrow().equals(id))
                    .findFirst()
                    .orElseThrow();
            Files.copy(root.resolve(key.text("private").orElseThrow()), secret.resolve(entry.name()));
        }
        return secret;
    }

    private static Optional<String> difference(List<Node> expected, KustomizationBuild build) {
        List<String> wanted =
                expected.stream().map(FluxSopsSuite::printed).sorted().toList();
        List<String> made = build.resources().stream()
                .map(resource -> printed(resource.root()))
                .sorted(Comparator.naturalOrder())
                .toList();
        return wanted.equals(made) ? Optional.empty() : Optional.of(made + " instead of " + wanted);
    }

    /** An object as it is applied, without what the controller adds to every one. */
    private static String printed(Node object) {
        Mapping root = (Mapping) object;
        if (root.child("metadata") instanceof Mapping metadata) {
            Mapping bare = without(
                    without(metadata, "labels", "kustomize.toolkit.fluxcd.io/"),
                    "annotations",
                    "config.kubernetes.io/origin");
            root = root.with("metadata", bare);
        }
        return YamlPrinter.print(root, FluxSopsSuite::revealed);
    }

    private static Mapping without(Mapping metadata, String field, String prefix) {
        if (!(metadata.value(field) instanceof Mapping entries)) {
            return metadata;
        }
        List<Mapping.Entry> kept = entries.entries().stream()
                .filter(entry -> !entry.name().startsWith(prefix))
                .toList();
        return kept.isEmpty() ? metadata.without(field) : metadata.with(field, entries.withEntries(kept));
    }

    private static String revealed(Scalar scalar) {
        @Nullable Sealed seal = scalar.sealed();
        return seal != null && seal.isOpen() ? seal.reveal() : scalar.text();
    }

    private static List<Node> read(Path file) throws IOException {
        return YamlParser.parse(RepoPath.of("file.yaml"), Files.readString(file))
                .documents();
    }
}
