package dev.sluice.cli;

import dev.sluice.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The variables of the command line: {@code --vars-file}, a line {@code NAME=VALUE} each, and above it {@code --var}.
 *
 * @param values by name
 * @param wrong what is no variable; empty if all are
 */
record GivenVariables(SortedMap<String, String> values, Optional<String> wrong) {
    static final List<Option> OPTIONS = List.of(
            Option.values(
                    "var", "NAME=VALUE", "with --cluster: a variable for post-build substitution, above all others"),
            Option.value(
                    "vars-file",
                    "FILE",
                    "with --cluster: variables from a file, one NAME=VALUE a line; empty lines and # comments are skipped"));

    /** Throws {@link Trouble} if the file cannot be read. */
    static GivenVariables read(Arguments arguments, Console console) {
        SortedMap<String, String> values = new TreeMap<>();
        Optional<String> wrong = Optional.empty();
        Optional<Path> file = arguments.value("vars-file").map(console::path);
        if (file.isPresent()) {
            wrong = add(lines(file.get()), "a line of " + file.get(), values);
        }
        if (wrong.isEmpty()) {
            wrong = add(arguments.values("var"), "--var", values);
        }
        return new GivenVariables(values, wrong);
    }

    /** Adds the variables, and says what takes none; values may be secret and are not told. */
    private static Optional<String> add(List<String> assignments, String where, SortedMap<String, String> to) {
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            String name = equals < 0 ? "" : assignment.substring(0, equals);
            if (!isName(name)) {
                return Optional.of(where + " takes NAME=VALUE, where NAME is of letters, digits and underscores");
            }
            to.put(name, assignment.substring(equals + 1));
        }
        return Optional.empty();
    }

    private static boolean isName(String text) {
        return text.matches("[_a-zA-Z][_a-zA-Z0-9]*");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new Trouble("cannot read " + file + ": " + e, e);
        }
    }
}
