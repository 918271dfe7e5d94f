package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Settings;
import dev.sluice.decrypt.Decrypt;
import dev.sluice.fetch.Fetch;
import dev.sluice.model.Plain;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sealed;
import dev.sluice.yaml.Sequence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was encrypted appears in nothing that a run with the key prints, writes or leaves behind. */
final class HygieneTest {
    private static final Path HOME = Path.of(System.getProperty("sluice.root", ".."), "src", "it", "repos", "home");
    /** Shorter values, such as numbers, occur everywhere. */
    private static final int SHORTEST = 8;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final FileTime start = FileTime.fromMillis(System.currentTimeMillis() - 1_000);
    private Set<String> secrets = Set.of();

    @BeforeEach
    void the_secrets_of_a_repository_are_known() throws IOException {
        copy(HOME.resolve("repo"), directory.resolve("repo"));
        Settings settings = Settings.of(directory.resolve("repo"), 1)
                .withKeys(List.of(HOME.resolve("keys/sops.sec.asc")), java.util.Optional.empty());
        Plain plain = new Decrypt(settings, LocalDate.of(2026, 12, 1), Runnable::run).run(new Fetch().run(settings));
        secrets = plain.yaml().values().stream()
                .flatMap(file -> file.documents().stream())
                .flatMap(HygieneTest::secrets)
                .flatMap(text -> Stream.of(text, Base64.getEncoder().encodeToString(text.getBytes(UTF_8))))
                .filter(text -> text.length() >= SHORTEST)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(secrets).hasSizeGreaterThan(10);
    }

    @Test
    void no_report_bundle_message_or_temporary_file_shows_a_secret() throws IOException {
        run("lint", "repo");
        run("lint", "repo", "--debug", "--report", "json=out/r.json", "--report", "sarif=out/r.sarif");
        run("lint", "repo", "--report", "text=out/r.txt", "--threads", "4");
        run("approve", "repo", "--bundle", "out/bundle");
        run("apply", "repo", "--to", "out/applied");
        run("build", "repo/infrastructure/production/controllers", "-o", "out/built.yaml");

        assertThat(directory.resolve("out/r.json")).exists();
        assertThat(directory.resolve("out/bundle")).exists();
        assertNothingShows();
    }

    @Test
    void no_refusal_shows_a_secret() throws IOException {
        for (Path file : encrypted()) {
            String text = Files.readString(file);
            damage(file, text.replaceFirst("name: ", "name: other-"));
            damage(file, text.replaceFirst("data:(.)", "data:A$1"));
            damage(file, text.replaceFirst("type:str", "type:int"));
            damage(file, text.replaceFirst("(?m)^ +mac: .*\n", ""));
            Files.writeString(file, text);
        }
        assertThat(printed.toString(UTF_8)).contains("SEC012");
        assertNothingShows();
    }

    private void damage(Path file, String text) throws IOException {
        assertThat(text)
                .isNotEqualTo(
                        Files.readString(HOME.resolve(directory.relativize(file).toString())));
        Files.writeString(file, text);
        run("lint", "repo", "--debug");
        run("decrypt", directory.relativize(file).toString());
    }

    private List<Path> encrypted() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("repo"))) {
            return files.filter(file -> file.toString().endsWith(".enc.yaml"))
                    .sorted()
                    .limit(1)
                    .toList();
        }
    }

    private void assertNothingShows() throws IOException {
        assertShowsNothing("what was printed", printed.toByteArray());
        List<Path> written = new ArrayList<>();
        for (Path root : List.of(directory, Path.of(System.getProperty("java.io.tmpdir")))) {
            try (Stream<Path> files = Files.find(
                    root,
                    root.equals(directory) ? 20 : 1,
                    (file, facts) ->
                            facts.isRegularFile() && facts.lastModifiedTime().compareTo(start) > 0)) {
                files.filter(Files::isReadable).forEach(written::add);
            }
        }
        assertThat(written).isNotEmpty();
        for (Path file : written) {
            assertShowsNothing(file.toString(), Files.readAllBytes(file));
        }
    }

    private void assertShowsNothing(String where, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(secrets.stream().filter(text::contains).map(String::length).toList())
                .as("lengths of the secrets in " + where)
                .isEmpty();
    }

    private void run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        if (!words[0].equals("build")) {
            all.add("--key");
            all.add(HOME.resolve("keys/sops.sec.asc").toAbsolutePath().toString());
        }
        PrintStream stream = new PrintStream(printed, true, UTF_8);
        new Cli().run(all, new Console(stream, stream, Map.of(), directory, false));
    }

    private static Stream<String> secrets(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream().flatMap(entry -> secrets(entry.value()));
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().flatMap(HygieneTest::secrets);
        }
        Sealed seal = ((Scalar) node).sealed();
        return seal != null && seal.isOpen() ? Stream.of(seal.reveal()) : Stream.empty();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
