package dev.sluice.maven;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the goal ends a build, and with which words. */
final class LintMojoEndsTest {
    @TempDir
    Path fleet;

    @Test
    void the_message_names_the_counts_and_the_first_five_findings() throws Exception {
        for (int i = 1; i <= 7; i++) {
            Files.writeString(fleet.resolve(i + ".yaml"), "kind: [\n");
        }

        assertThatThrownBy(() -> mojo(Map.of()).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("7 errors\n  1.yaml:")
                .hasMessageContaining("  5.yaml:")
                .hasMessageNotContaining("  6.yaml:")
                .hasMessageEndingWith("\n  and 2 more, all of them above")
                .hasNoCause();
    }

    @Test
    void what_is_asked_to_pass_passes() throws Exception {
        Files.writeString(fleet.resolve("broken.yaml"), "kind: [\n");

        mojo(Map.of("failOn", "never")).execute();
    }

    @Test
    void wrong_settings_are_told_from_findings() {
        assertThatThrownBy(() -> mojo(Map.of("failOn", "sometimes")).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("--fail-on takes error, warning, info or never");
    }

    @Test
    void trouble_with_the_world_is_told_without_a_cause_to_print() {
        assertThatThrownBy(
                        () -> mojo(Map.of("repository", fleet.resolve("nowhere").toFile()))
                                .execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("nowhere")
                .hasNoCause();
    }

    private LintMojo mojo(Map<String, Object> parameters) throws ReflectiveOperationException {
        LintMojo mojo = new LintMojo();
        LintMojoTest.set(mojo, "project", new MavenProject());
        LintMojoTest.set(mojo, "execution", new MojoExecution(new Plugin(), "lint", "default"));
        LintMojoTest.set(mojo, "basedir", fleet.toFile());
        LintMojoTest.set(mojo, "repository", fleet.toFile());
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            LintMojoTest.set(mojo, parameter.getKey(), parameter.getValue());
        }
        return mojo;
    }
}
