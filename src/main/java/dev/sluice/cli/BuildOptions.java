package dev.sluice.cli;

import dev.sluice.build.kustomize.Options;
import dev.sluice.build.kustomize.Remote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is built, how, and where the result goes.
 *
 * @param directory the directory of the kustomization file
 * @param options how it is built
 * @param output the file or directory to write to; empty for standard output
 * @param network where what is fetched from the network is kept; empty if nothing may be fetched
 * @param showOrigin whether comments tell where the fields come from
 */
record BuildOptions(
        Path directory, Options options, Optional<Path> output, Optional<Path> network, boolean showOrigin) {
    private static final String PERMISSION = "taken as kustomize takes it; what it permits is never done";

    /** The options that make sense without {@code --cluster} only. */
    static final List<Option> OF_DIRECTORIES = List.of(
            Option.value("reorder", "ORDER", "legacy: by kind, the default; none: as they were read"),
            Option.value(
                    "load-restrictor",
                    "WHICH",
                    "LoadRestrictionsRootOnly, the default, or LoadRestrictionsNone: files outside the directory may be read"),
            Option.flag("enable-managedby-label", "label every object as made by kustomize"),
            Option.flag("enable-helm", PERMISSION),
            Option.flag("enable-alpha-plugins", PERMISSION),
            Option.flag("enable-exec", PERMISSION));

    static final List<Option> OPTIONS = all();

    private static List<Option> all() {
        List<Option> all = new ArrayList<>(OF_DIRECTORIES);
        all.add(
                0,
                Option.value("output", "FILE|DIR", "write there; a directory that exists gets a file for each object")
                        .letter("o"));
        all.add(1, Option.flag("show-origin", "tell above each object where it and its changed fields come from"));
        all.add(
                2,
                Option.flag("allow-network", "fetch remote bases and files of kustomizations; else the build fails"));
        return List.copyOf(all);
    }

    /** Options, or what is wrong with them. */
    sealed interface Chosen permits Fine, Wrong {}

    record Fine(BuildOptions options) implements Chosen {}

    record Wrong(String reason) implements Chosen {}

    /** Reads the options. */
    static Chosen read(Arguments arguments, Console console) {
        List<String> operands = arguments.operands();
        if (operands.size() > 1) {
            return new Wrong("one directory at a time, not \"" + String.join(" ", operands) + "\"");
        }
        String directory = operands.isEmpty() ? "." : operands.get(0);
        if (directory.isEmpty()) {
            return new Wrong("the name of the directory is empty");
        }
        if (Remote.isRepository(directory)) {
            return new Wrong("\"" + directory + "\" is remote; clone it, and build the directory in the clone");
        }
        Optional<Options.Order> order = order(arguments.value("reorder").orElse("legacy"));
        if (order.isEmpty()) {
            return new Wrong("--reorder takes legacy or none");
        }
        Optional<Boolean> restricted =
                restricted(arguments.value("load-restrictor").orElse("LoadRestrictionsRootOnly"));
        if (restricted.isEmpty()) {
            return new Wrong("--load-restrictor takes LoadRestrictionsRootOnly or LoadRestrictionsNone");
        }
        Options options = new Options(
                order.get(), restricted.get(), false, arguments.has("enable-managedby-label"), Optional.empty());
        return new Fine(new BuildOptions(
                console.path(directory),
                options,
                arguments.value("output").filter(name -> !name.isEmpty()).map(console::path),
                LintOptions.network(arguments, console),
                arguments.has("show-origin")));
    }

    private static Optional<Options.Order> order(String word) {
        return switch (word) {
            case "legacy" -> Optional.of(Options.Order.LEGACY);
            case "none" -> Optional.of(Options.Order.NONE);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> restricted(String word) {
        return switch (word) {
            case "LoadRestrictionsRootOnly" -> Optional.of(true);
            case "LoadRestrictionsNone" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
