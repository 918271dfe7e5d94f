package dev.sluice.cli;

import dev.sluice.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The options that choose what is linted and how, shared by the commands that lint. */
final class LintOptions {
    static final List<Option> OPTIONS = List.of(
            Option.values("cluster", "DIR", "only the view that this directory is the entry of"),
            Option.flag("staged", "read the git index instead of the files on disk"),
            Option.value("revision", "REV", "read a commit, branch or tag instead of the files on disk"),
            KeyOptions.KEY,
            SourceOptions.SOURCE,
            Option.value("fail-on", "SEVERITY", "from where on the exit code is 1: error, warning, info or never"),
            Option.flag("allow-network", "fetch remote bases and files of kustomizations; else they stay unknown"),
            Option.value("threads", "N", "how many threads to use (default: one a processor)"));

    private LintOptions() {}

    /** Settings, or what is wrong with the options. */
    sealed interface Chosen permits Fine, Wrong {}

    record Fine(Settings settings) implements Chosen {}

    record Wrong(String reason) implements Chosen {}

    /** Reads the options and the environment. */
    static Chosen read(Arguments arguments, Console console) {
        if (arguments.operands().size() > 1) {
            return new Wrong("one repository at a time, not \"" + String.join(" ", arguments.operands()) + "\"");
        }
        if (arguments.has("staged") && arguments.has("revision")) {
            return new Wrong("--staged and --revision exclude each other");
        }
        Optional<Integer> threads = threads(arguments);
        if (threads.isEmpty()) {
            return new Wrong("--threads takes a whole number from 1 to 256");
        }
        Optional<Settings.FailOn> failOn = failOn(arguments);
        if (failOn.isEmpty()) {
            return new Wrong("--fail-on takes error, warning, info or never");
        }
        Optional<String> malformed = SourceOptions.malformed(arguments);
        if (malformed.isPresent()) {
            return new Wrong("--source takes KIND/NAMESPACE/NAME=DIR, not \"" + malformed.get() + "\"");
        }
        Path repository = console.path(arguments.operands().stream().findFirst().orElse(""));
        Settings settings = Settings.of(repository, threads.get())
                .with(snapshot(arguments))
                .with(failOn.get())
                .withClusters(arguments.values("cluster"))
                .withKeys(KeyOptions.files(arguments, console), KeyOptions.passphrase(console))
                .withSources(SourceOptions.read(arguments, console))
                .withNetwork(network(arguments, console));
        return new Fine(settings);
    }

    private static Settings.Snapshot snapshot(Arguments arguments) {
        if (arguments.has("staged")) {
            return new Settings.Snapshot.Index();
        }
        return arguments
                .value("revision")
                .<Settings.Snapshot>map(Settings.Snapshot.At::new)
                .orElse(Settings.Snapshot.WORKING_TREE);
    }

    /** Where what is fetched is kept; empty if nothing may be fetched. */
    static Optional<Path> network(Arguments arguments, Console console) {
        return arguments.has("allow-network") ? Optional.of(cache(console)) : Optional.empty();
    }

    /** Where what is fetched is kept, as the XDG base directory specification has it. */
    static Path cache(Console console) {
        return console.variable("XDG_CACHE_HOME")
                .or(() -> console.variable("HOME").map(home -> home + "/.cache"))
                .map(console::path)
                .orElseGet(() -> console.path("target"))
                .resolve("sluice");
    }

    private static Optional<Integer> threads(Arguments arguments) {
        try {
            int threads = arguments
                    .value("threads")
                    .map(Integer::parseInt)
                    .orElse(Runtime.getRuntime().availableProcessors());
            return Optional.of(threads).filter(count -> count >= 1 && count <= 256);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<Settings.FailOn> failOn(Arguments arguments) {
        String word = arguments.value("fail-on").orElse("error");
        return Stream.of(Settings.FailOn.values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
