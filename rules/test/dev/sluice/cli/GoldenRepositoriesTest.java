package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The example repositories through the command line, in one process: a user sees what is written beside them. */
final class GoldenRepositoriesTest {
    private static final Path REPOSITORIES = Path.of(System.getProperty("sluice.root", ".."), "src", "it", "repos");
    private static final boolean UPDATE = "update".equals(System.getProperty("fixtures"));
    private static final Pattern FOUND = Pattern.compile("(?m)\\[([A-Z0-9]+) [a-z-]+]$");

    /** What changes with every new rule and every release, and is no business of a single repository. */
    private static final Pattern CATALOG = Pattern.compile(
            "(?s:(?<=\"rules\" : \\[).*?\\n {10}(?=]))|(?m:^ *\"(ruleIndex|semanticVersion)\" : .*\\n)");

    @TestFactory
    Stream<DynamicTest> a_repository_gives_the_reports_beside_it() throws IOException {
        return folders().stream()
                .map(folder -> dynamicTest(folder.getFileName().toString(), () -> {
                    Run text = lint(folder);
                    assertThat(text.errors()).isEmpty();
                    assertThat(text.out()).isEqualTo(expected(folder.resolve("expected.txt"), text.out()));
                    assertThat(text.code()).isEqualTo(text.out().contains(": error: ") ? Exit.FINDINGS : Exit.CLEAN);
                    String sarif = CATALOG.matcher(
                                    lint(folder, "--report", "sarif").out())
                            .replaceAll("");
                    assertThat(sarif).isEqualTo(expected(folder.resolve("expected.sarif"), sarif));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_broken_repository_has_the_one_mistake_that_its_page_is_about() throws IOException {
        return folders().stream()
                .map(folder -> dynamicTest(folder.getFileName().toString(), () -> {
                    String title =
                            Files.readAllLines(folder.resolve("README.md")).get(0);
                    TreeSet<String> found = new TreeSet<>();
                    FOUND.matcher(lint(folder).out()).results().forEach(match -> found.add(match.group(1)));
                    assertThat(found).isEqualTo(new TreeSet<>(titled(title)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_key_changes_nothing_in_the_verdict() throws IOException {
        return folders().stream()
                .filter(folder -> Files.isDirectory(folder.resolve("keys")))
                .map(folder -> dynamicTest(folder.getFileName().toString(), () -> {
                    String key = folder.resolve("keys/sops.sec.asc").toString();
                    assertThat(lint(folder, "--key", key)).isEqualTo(lint(folder));
                }));
    }

    @TestFactory
    Stream<DynamicTest> one_thread_and_eight_print_the_same() throws IOException {
        return folders().stream()
                .map(folder -> dynamicTest(folder.getFileName().toString(), () -> {
                    assertThat(lint(folder, "--threads", "1")).isEqualTo(lint(folder, "--threads", "8"));
                }));
    }

    @Test
    void there_are_repositories_clean_and_broken() throws IOException {
        List<Path> folders = folders();
        assertThat(folders).hasSizeGreaterThan(5);
        assertThat(folders).anySatisfy(folder -> assertThat(lint(folder).code()).isEqualTo(Exit.CLEAN));
    }

    private record Run(int code, String out, String errors) {}

    private static Run lint(Path folder, String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        List<String> words =
                new ArrayList<>(List.of("lint", folder.resolve("repo").toString()));
        words.addAll(List.of(options));
        Console console = new Console(
                new PrintStream(out, true, UTF_8), new PrintStream(errors, true, UTF_8), Map.of(), Path.of(""), false);
        int code = new Cli().run(words, console);
        return new Run(code, out.toString(UTF_8), errors.toString(UTF_8));
    }

    private static List<String> titled(String title) {
        return title.matches("# [A-Z0-9]+[0-9]{3}: .*") ? List.of(title.substring(2, title.indexOf(':'))) : List.of();
    }

    private static String expected(Path file, String current) throws IOException {
        if (UPDATE) {
            Files.writeString(file, current);
        }
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> found = Files.list(REPOSITORIES)) {
            return found.filter(Files::isDirectory).sorted().toList();
        }
    }
}
