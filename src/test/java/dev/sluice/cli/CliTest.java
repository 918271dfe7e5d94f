package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void without_a_command_it_prints_the_commands_and_fails() {
        assertThat(run()).isEqualTo(Exit.USAGE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("lint")
                .contains("approve")
                .contains("apply");
    }

    @Test
    void every_command_explains_each_of_its_options() {
        for (Command command : Cli.commands()) {
            out.reset();
            assertThat(run(command.name(), "--help")).isEqualTo(Exit.CLEAN);
            for (Option option : command.options()) {
                assertThat(out.toString(StandardCharsets.UTF_8))
                        .contains("--" + option.name())
                        .contains(option.help());
            }
        }
    }

    @Test
    void the_version_is_that_of_the_build() {
        assertThat(run("--version")).isEqualTo(Exit.CLEAN);
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("sluice [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\\R");
    }

    @Test
    void wrong_usage_exits_with_2_and_says_why() {
        assertThat(run("lnt")).isEqualTo(Exit.USAGE);
        assertThat(run("lint", "--fail-on", "sometimes")).isEqualTo(Exit.USAGE);
        assertThat(run("lint", "--threads", "0")).isEqualTo(Exit.USAGE);
        assertThat(run("lint", "--staged", "--revision", "HEAD")).isEqualTo(Exit.USAGE);
        assertThat(run("lint", "--report", "pdf=x")).isEqualTo(Exit.USAGE);
        assertThat(run("apply")).isEqualTo(Exit.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("\"lnt\"")
                .contains("--fail-on takes")
                .contains("--threads takes")
                .contains("exclude each other")
                .contains("pdf")
                .contains("--to says where");
    }

    @Test
    void a_cluster_that_is_not_there_is_wrong_usage_and_not_a_clean_verdict() throws Exception {
        Files.writeString(directory.resolve("a.yaml"), "a: 1\n");

        assertThat(run("lint", "--cluster", "clusters/prod")).isEqualTo(Exit.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("clusters/prod");
    }

    @Test
    void a_world_that_fails_exits_with_3_and_no_stack_trace() {
        assertThat(run("lint", "nowhere")).isEqualTo(Exit.WORLD);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("nowhere").doesNotContain("\tat ");
    }

    @Test
    void reports_go_to_files_and_the_text_to_standard_output() throws Exception {
        Files.writeString(directory.resolve("a.yaml"), "a: 1\n");

        assertThat(run(
                        "lint",
                        "--report",
                        "json=out/r.json",
                        "--report",
                        "sarif=out/r.sarif",
                        "--report",
                        "text=out/r.txt"))
                .isEqualTo(Exit.CLEAN);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("0 errors");
        assertThat(directory.resolve("out/r.json")).content().contains("\"version\" : 1");
        assertThat(directory.resolve("out/r.sarif")).content().contains("\"version\" : \"2.1.0\"");
        assertThat(directory.resolve("out/r.txt")).content().contains("0 errors");
        try (var files = Files.list(directory.resolve("out"))) {
            assertThat(files).hasSize(3);
        }
    }

    private int run(String... words) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                directory,
                false);
        return new Cli().run(List.of(words), console);
    }
}
