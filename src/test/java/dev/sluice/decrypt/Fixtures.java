package dev.sluice.decrypt;

import dev.sluice.Settings;
import dev.sluice.Settings.Passphrase;
import dev.sluice.decrypt.key.Keyring;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Plain;
import dev.sluice.model.Revision;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sealed;
import dev.sluice.yaml.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The SOPS files and test keys of {@code src/test/resources/sops}. */
final class Fixtures {
    static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private Fixtures() {}

    /** The faults of a tree without what is merely left unprotected, as the fixtures with empty values do. */
    static List<Fault> mistakes(Plain plain) {
        return plain.faults().stream()
                .filter(fault -> fault.kind() != FaultKind.SOPS_PARTIAL)
                .toList();
    }

    static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(Fixtures.class.getResource("/sops/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static SourceFile file(String name) {
        return new SourceFile(RepoPath.of(name), bytes(name));
    }

    static SourceFile file(String name, String text) {
        return new SourceFile(RepoPath.of(name), text.getBytes(StandardCharsets.UTF_8));
    }

    static SourceFile file(String name, byte[] bytes) {
        return new SourceFile(RepoPath.of(name), bytes);
    }

    static Path key(String name) {
        return path("keys/" + name);
    }

    static Keyring keyring(String... names) {
        return Keyring.of(Stream.of(names).map(Fixtures::key).toList(), Optional.empty());
    }

    /** Runs the whole stage over files, with keys. */
    static Plain decrypt(List<SourceFile> files, String... keys) {
        return decrypt(files, Optional.empty(), keys);
    }

    static Plain decrypt(List<SourceFile> files, Optional<Passphrase> passphrase, String... keys) {
        TreeMap<RepoPath, SourceFile> byPath = new TreeMap<>();
        files.forEach(file -> byPath.put(file.path(), file));
        Tree tree =
                new Tree(new Revision("working tree", Optional.empty()), byPath, new TreeMap<>(), List.of(), List.of());
        Settings settings = Settings.of(Path.of("."), 1)
                .withKeys(Stream.of(keys).map(Fixtures::key).toList(), passphrase);
        return new Decrypt(settings, TODAY, Runnable::run).run(tree);
    }

    /** Every sealed scalar of a file, in order. */
    static List<Sealed> seals(Plain plain, String file) {
        return plain.yaml(RepoPath.of(file)).orElseThrow().documents().stream()
                .flatMap(Fixtures::scalars)
                .map(Scalar::sealed)
                .filter(Objects::nonNull)
                .toList();
    }

    static Stream<Scalar> scalars(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream().flatMap(entry -> scalars(entry.value()));
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().flatMap(Fixtures::scalars);
        }
        return Stream.of((Scalar) node);
    }
}
