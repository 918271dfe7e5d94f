package dev.sluice.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.Trouble;
import dev.sluice.cli.Arguments;
import dev.sluice.cli.Console;
import dev.sluice.cli.Lint;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Judges every cluster view of a Flux repository, as Flux would build it, and fails the build on findings. Each parameter is
 * the option of the same name of {@code sluice lint}; relative paths start at the directory of the project.
 *
 * <p>A repository is judged once, however many modules the build has: modules that inherit the goal leave it to their parent.
 */
@Mojo(
        name = "lint",
        defaultPhase = LifecyclePhase.VERIFY,
        aggregator = true,
        requiresProject = false,
        threadSafe = true)
public final class LintMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    /** Where relative paths start. */
    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    private File basedir;

    /** The root of the repository that is judged. */
    @Parameter(property = "sluice.repository", defaultValue = "${basedir}")
    private File repository;

    /** Does nothing at all. */
    @Parameter(property = "sluice.skip", defaultValue = "false")
    private boolean skip;

    /** Only the views that these directories are the entries of; without any, all views. */
    @Parameter(property = "sluice.cluster", alias = "clusters")
    private @Nullable List<String> cluster;

    /** Reads the git index instead of the files on disk. */
    @Parameter(property = "sluice.staged")
    private boolean staged;

    /** Reads a commit, branch or tag instead of the files on disk. */
    @Parameter(property = "sluice.revision")
    private @Nullable String revision;

    /** Secret keys that open SOPS files: armoured OpenPGP keys or age identities. */
    @Parameter(property = "sluice.key", alias = "keys")
    private @Nullable List<String> key;

    /** Where the files of sources are that are other repositories, each {@code KIND/NAMESPACE/NAME=DIR}. */
    @Parameter(property = "sluice.source", alias = "sources")
    private @Nullable List<String> source;

    /** From which severity on the build fails: error, warning, info or never. */
    @Parameter(name = "fail-on", alias = "failOn", property = "sluice.fail-on", defaultValue = "error")
    private @Nullable String failOn;

    /** Fetches remote bases and files of kustomizations; else they stay unknown. */
    @Parameter(name = "allow-network", alias = "allowNetwork", property = "sluice.allow-network")
    private boolean allowNetwork;

    /** How many threads to use; without it, one a processor. */
    @Parameter(property = "sluice.threads")
    private @Nullable String threads;

    /** Reports to write, each {@code FORMAT=FILE}; {@code FORMAT} alone is logged instead of the text. */
    @Parameter(property = "sluice.report", alias = "reports")
    private @Nullable List<String> report;

    /** Colours in the logged text: always or never; auto is never, because a log is no terminal. */
    @Parameter(property = "sluice.color", defaultValue = "auto")
    private @Nullable String color;

    /** Logs findings only, no summary. */
    @Parameter(property = "sluice.quiet")
    private boolean quiet;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped: sluice.skip is set");
            return;
        }
        if (Inheritance.of(execution, project)) {
            getLog().info("nothing to do here: the goal is inherited, and the parent runs it");
            return;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Lint.Outcome outcome = lint(new PrintStream(text, false, UTF_8));
        if (outcome instanceof Lint.Refused refused) {
            throw new MojoExecutionException("wrong settings: " + refused.reason());
        }
        Verdict verdict = new Verdict((Lint.Judged) outcome);
        text.toString(UTF_8).lines().forEach(verdict.channel(getLog()));
        verdict.enforce();
    }

    private Lint.Outcome lint(PrintStream out) throws MojoExecutionException {
        Console console = new Console(out, out, System.getenv(), basedir.toPath(), false);
        try {
            return Lint.run(arguments(), console);
        } catch (Trouble trouble) {
            getLog().debug(trouble);
            throw new MojoExecutionException(trouble.getMessage());
        } finally {
            out.flush();
        }
    }

    /** The parameters as the command line would have them. */
    Arguments arguments() {
        return new Given()
                .flag("staged", staged)
                .flag("quiet", quiet)
                .flag("allow-network", allowNetwork)
                .values("cluster", cluster)
                .values("key", key)
                .values("source", source)
                .values("report", report)
                .value("revision", revision)
                .value("fail-on", failOn)
                .value("threads", threads)
                .value("color", color)
                .arguments(repository);
    }
}
