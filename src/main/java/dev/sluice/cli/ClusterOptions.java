package dev.sluice.cli;

import dev.sluice.Settings;
import dev.sluice.pipeline.DirectoryBuild;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a cluster is built, and how it is printed.
 *
 * @param settings the repository, and the entry directory of the cluster
 * @param kustomization the Kustomization that is asked for; empty for all
 * @param output the file or directory to write to; empty for standard output
 * @param show what is shown of the objects
 */
record ClusterOptions(Settings settings, Optional<String> kustomization, Optional<Path> output, Show show) {
    /** The options of linting that decide about what is built as well. */
    private static final Set<String> OF_LINT = Set.of("staged", "revision", "key", "source", "threads");

    /** The options that make sense with {@code --cluster} only, itself included. */
    static final List<Option> OPTIONS = all();

    /**
     * @param origin whether comments tell where objects and fields come from
     * @param secrets whether secrets are shown
     */
    record Show(boolean origin, boolean secrets) {}

    /** Options, or what is wrong with them. */
    sealed interface Chosen permits Fine, Wrong {}

    record Fine(ClusterOptions options) implements Chosen {}

    record Wrong(String reason) implements Chosen {}

    private static List<Option> all() {
        List<Option> all = new ArrayList<>();
        all.add(Option.value("cluster", "DIR", "print what Flux applies to the cluster whose entry is DIR"));
        all.add(Option.value("kustomization", "NS/NAME", "with --cluster: only this Flux Kustomization"));
        all.addAll(GivenVariables.OPTIONS);
        all.add(Option.flag("show-secrets", "with --cluster: print secrets in the clear instead of masks"));
        LintOptions.OPTIONS.stream()
                .filter(option -> OF_LINT.contains(option.name()))
                .map(option -> option.saying("with --cluster: " + option.help()))
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** Reads the options. Throws {@link dev.sluice.Trouble} if the file of variables cannot be read. */
    static Chosen read(Arguments arguments, Console console) {
        if (arguments.has("show-secrets") && arguments.has("output")) {
            return new Wrong("--show-secrets prints to standard output only, so that no secret is left on the disk");
        }
        LintOptions.Chosen chosen = LintOptions.read(arguments, console);
        if (chosen instanceof LintOptions.Wrong wrong) {
            return new Wrong(wrong.reason());
        }
        GivenVariables variables = GivenVariables.read(arguments, console);
        if (variables.wrong().isPresent()) {
            return new Wrong(variables.wrong().get());
        }
        Settings settings = ((LintOptions.Fine) chosen).settings().withVariables(variables.values());
        return new Fine(new ClusterOptions(
                arguments.operands().isEmpty() ? around(settings, console) : settings,
                arguments.value("kustomization"),
                arguments.value("output").filter(name -> !name.isEmpty()).map(console::path),
                new Show(arguments.has("show-origin"), arguments.has("show-secrets"))));
    }

    /** A directory outside of the working directory lies in the repository around it. */
    private static Settings around(Settings settings, Console console) {
        Path directory =
                console.path(settings.clusters().get(0)).toAbsolutePath().normalize();
        boolean here = directory.startsWith(console.path("").toAbsolutePath().normalize());
        Optional<Path> repository = here ? Optional.empty() : DirectoryBuild.repository(directory);
        return repository
                .map(root -> settings.in(root)
                        .withClusters(
                                List.of(root.relativize(directory).toString().replace('\\', '/'))))
                .orElse(settings);
    }
}
