package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Conformance;
import dev.sluice.testing.LinkedCopy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in place of {@code kustomize build}: the same words on its command line, the same bytes out. */
@Tag("suite")
final class BuildCommandSuite {
    @TempDir
    Path copies;

    private final List<String> different = new ArrayList<>();
    private int same;

    @Test
    void vectors_come_out_byte_for_byte_or_fail_without_output() throws Exception {
        for (Path vector : folders(Conformance.folder("conformance/kustomize"), "build-path.txt")) {
            Path copy = copies.resolve(vector.getFileName().toString());
            Files.createDirectory(copy);
            LinkedCopy.of(vector.resolve("input"), copy);
            List<String> words = new ArrayList<>(
                    List.of(text(vector.resolve("build-path.txt")).strip()));
            words.addAll(text(vector.resolve("flags.txt")).lines().toList());
            boolean fails = Files.exists(vector.resolve("expected-error.txt"));
            Outcome outcome = build(copy, words);
            count(vector, fails ? outcome.failsAsItMust() : outcome.prints(text(vector.resolve("expected.yaml"))));
        }
        Conformance.figure("build-command-vectors", same, same + different.size());
        assertThat(same).isPositive();
    }

    @Test
    void directories_of_real_repositories_come_out_byte_for_byte() throws Exception {
        for (Path repository : folders(Conformance.folder("corpus"), "kustomize.tsv")) {
            for (String line : Files.readAllLines(repository.resolve("kustomize.tsv"))) {
                String[] columns = line.split("\t");
                if (columns[5].equals("ok")) {
                    List<String> words = new ArrayList<>(List.of(columns[1]));
                    if (!columns[4].equals("default")) {
                        words.add("--load-restrictor=LoadRestrictionsNone");
                    }
                    String expected = text(repository.resolve("kustomize").resolve(columns[1] + ".yaml"));
                    count(
                            repository.resolve(columns[1]),
                            build(repository.resolve("tree"), words).prints(expected));
                }
            }
        }
        Conformance.figure("build-command-corpus", same, same + different.size());
        assertThat(different).isEmpty();
        assertThat(same).isPositive();
    }

    private record Outcome(int exit, String out, String err) {
        boolean prints(String expected) {
            return exit == Exit.CLEAN && out.equals(expected) && err.isEmpty();
        }

        boolean failsAsItMust() {
            return (exit == Exit.FINDINGS || exit == Exit.WORLD) && out.isEmpty() && !err.isEmpty();
        }
    }

    private static Outcome build(Path directory, List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                directory,
                false);
        int exit =
                new Cli().run(Stream.concat(Stream.of("build"), words.stream()).toList(), console);
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private void count(Path name, boolean asExpected) {
        if (asExpected) {
            same++;
        } else {
            different.add(name.toString());
            System.out.println("differs: " + name);
        }
    }

    private static List<Path> folders(Path material, String marker) throws IOException {
        try (Stream<Path> folders = Files.list(material)) {
            return folders.filter(folder -> Files.exists(folder.resolve(marker)))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
