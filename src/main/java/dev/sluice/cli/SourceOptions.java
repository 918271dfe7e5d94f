package dev.sluice.cli;

import dev.sluice.Settings;
import java.util.List;
import java.util.Optional;

/** The option that says where the files of other repositories are. */
final class SourceOptions {
    static final Option SOURCE = Option.values(
            "source",
            "KIND/NS/NAME=DIR",
            "where the files of a source are that is another repository; without it they stay unknown");

    private SourceOptions() {}

    /** The first value that is none. */
    static Optional<String> malformed(Arguments arguments) {
        return arguments.values("source").stream()
                .filter(value -> !value.matches("[^/=]+/[^/=]+/[^/=]+=.+"))
                .findFirst();
    }

    /** The values, which are well formed. */
    static List<Settings.Source> read(Arguments arguments, Console console) {
        return arguments.values("source").stream()
                .map(value -> {
                    String[] parts = value.split("[/=]", 4);
                    return new Settings.Source(parts[0], parts[1], parts[2], console.path(parts[3]));
                })
                .toList();
    }
}
