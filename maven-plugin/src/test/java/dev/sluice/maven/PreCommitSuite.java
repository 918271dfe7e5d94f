package dev.sluice.maven;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hook of {@code .pre-commit-hooks.yaml}, installed by the real pre-commit into a real git repository. Stands in this module because
 * its class path, like that of the command line, holds the core, the rules and the schemas.
 */
@Tag("suite")
final class PreCommitSuite {
    private static final Path ROOT = Path.of(System.getProperty("sluice.root", ".."));
    private static final String KUSTOMIZATION = "clusters/staging/apps.yaml";

    @TempDir
    Path directory;

    private Path fleet = Path.of("");

    @BeforeEach
    void install_the_hook_in_a_clean_repository() throws Exception {
        assumeTrue(isInstalled("pre-commit"), "pre-commit is not installed: pip install pre-commit");
        assumeTrue(isInstalled("git"), "git is not installed");
        Path hooks = Files.createDirectories(directory.resolve("hooks"));
        Files.copy(ROOT.resolve(".pre-commit-hooks.yaml"), hooks.resolve(".pre-commit-hooks.yaml"));
        Path launcher = hooks.resolve("sluice");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '" + java() + "' -cp '" + System.getProperty("java.class.path")
                        + "' dev.sluice.cli.Main \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        repository(hooks);

        fleet = Files.createDirectories(directory.resolve("fleet"));
        copy(ROOT.resolve("src/it/builds/passing"), fleet);
        String revision = succeed(hooks, "git", "rev-parse", "HEAD").strip();
        Files.writeString(fleet.resolve(".pre-commit-config.yaml"), """
                repos:
                  - repo: %s
                    rev: %s
                    hooks:
                      - id: sluice-lint
                """.replaceFirst("%s", hooks.toString())
                .replaceFirst("%s", revision));
        repository(fleet);
        succeed(fleet, "pre-commit", "install");
    }

    @Test
    void a_staged_mistake_stops_the_commit_though_the_file_on_disk_is_mended() throws Exception {
        String mended = Files.readString(fleet.resolve(KUSTOMIZATION));
        stage(mended.replace("./apps", "./nowhere"));
        Files.writeString(fleet.resolve(KUSTOMIZATION), mended);

        Ended commit = run(fleet, "git", "commit", "-m", "Move the applications");

        assertThat(commit.output()).contains(KUSTOMIZATION + ":12:9: error:").contains("./nowhere");
        assertThat(commit.code()).isEqualTo(1);
        assertThat(Files.readString(fleet.resolve(KUSTOMIZATION))).isEqualTo(mended);
    }

    @Test
    void a_mistake_that_is_not_staged_stops_no_commit() throws Exception {
        String good = Files.readString(fleet.resolve(KUSTOMIZATION));
        stage(good.replace("interval: 10m", "interval: 20m"));
        Files.writeString(fleet.resolve(KUSTOMIZATION), good.replace("./apps", "./nowhere"));

        assertThat(succeed(fleet, "git", "commit", "-m", "Look less often")).contains("Passed");
    }

    /** pre-commit itself sets aside what is changed but not staged; what git does not know yet stays on the disk. */
    @Test
    void a_file_that_git_does_not_know_stops_no_commit() throws Exception {
        stage(Files.readString(fleet.resolve(KUSTOMIZATION)).replace("interval: 10m", "interval: 20m"));
        Files.writeString(fleet.resolve("clusters/staging/broken.yaml"), "kind: [\n");

        assertThat(succeed(fleet, "git", "commit", "-m", "Look less often")).contains("Passed");
        succeed(fleet, "git", "add", "clusters/staging/broken.yaml");
        assertThat(run(fleet, "git", "commit", "-m", "Break it").output()).contains("clusters/staging/broken.yaml:");
    }

    private void stage(String content) throws Exception {
        Files.writeString(fleet.resolve(KUSTOMIZATION), content);
        succeed(fleet, "git", "add", KUSTOMIZATION);
    }

    private void repository(Path folder) throws Exception {
        succeed(folder, "git", "init", "--quiet");
        succeed(folder, "git", "add", "--all");
        succeed(folder, "git", "commit", "--quiet", "-m", "Begin");
    }

    private boolean isInstalled(String program) throws InterruptedException {
        try {
            return run(directory, program, "--version").code() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private String succeed(Path folder, String... command) throws IOException, InterruptedException {
        Ended ended = run(folder, command);
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended.output();
    }

    private Ended run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().putAll(environment());
        Process process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(List.of(command) + " did not end:\n" + Files.readString(output));
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    /** Nothing of the machine's own git and pre-commit settings. */
    private Map<String, String> environment() {
        return Map.of(
                "PRE_COMMIT_HOME", directory.resolve("pre-commit").toString(),
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_AUTHOR_NAME", "a",
                "GIT_AUTHOR_EMAIL", "a@example.com",
                "GIT_COMMITTER_NAME", "a",
                "GIT_COMMITTER_EMAIL", "a@example.com");
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.resolve(".."));
                Files.copy(file, target, REPLACE_EXISTING);
            }
        }
    }

    private record Ended(int code, String output) {}
}
