import dev.sluice.decrypt.Decrypted;
import dev.sluice.decrypt.Encrypt;
import dev.sluice.decrypt.creation.CreationRules;
import dev.sluice.decrypt.key.Keyring;
import dev.sluice.decrypt.key.Recipients;
import dev.sluice.decrypt.store.Format;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes encrypted Ingress files, each with a data key of its own, or opens all of a directory and checks their MACs.
 *
 * <p>Arguments: {@code make DIR COUNT PUBLIC-KEY}, or {@code open DIR SECRET-KEY}.
 */
final class Secrets {
    private static final String INGRESS = """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
                name: app-%1$d
                namespace: apps
            spec:
                tls:
                    - hosts:
                        - app-%1$d.example.invalid
                      secretName: app-%1$d-tls
                rules:
                    - host: app-%1$d.example.invalid
            """;

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[1]);
        if (arguments[0].equals("make")) {
            make(directory, Integer.parseInt(arguments[2]), Path.of(arguments[3]));
        } else {
            System.out.println(open(directory, Path.of(arguments[2])));
        }
    }

    private static void make(Path directory, int count, Path key) {
        Recipients recipients = Recipients.of(List.of(key), Instant.now());
        String rules = "creation_rules: [{encrypted_regex: ^hosts?$, pgp: " + recipients.fingerprints().get(0) + "}]";
        var rule = CreationRules.read("rules", bytes(rules)).orElseThrow().matching("app.yaml");
        IntStream.range(0, count).parallel().forEach(number -> {
            SourceFile plain = file("app-" + number + ".yaml", bytes(INGRESS.formatted(number)));
            byte[] sealed = Encrypt.of(plain, Format.YAML, Format.YAML, "2026-01-01T00:00:00Z")
                    .anew(rule, recipients)
                    .bytes()
                    .orElseThrow();
            write(directory.resolve(plain.path().value()), sealed);
        });
    }

    private static long open(Path directory, Path key) throws IOException {
        Keyring keyring = Keyring.of(List.of(key), Optional.empty());
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().parallelStream()
                    .map(file -> file(file.getFileName().toString(), read(file)))
                    .map(file -> Decrypted.of(file, Format.YAML, Format.YAML, keyring))
                    .filter(opened -> opened.faults().isEmpty())
                    .count();
        }
    }

    private static SourceFile file(String name, byte[] bytes) {
        return new SourceFile(RepoPath.of(name), bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
    }
}
