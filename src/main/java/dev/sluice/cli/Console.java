package dev.sluice.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The world of a command: what it prints to and what it may ask.
 *
 * @param out standard output: the result
 * @param err standard error: everything else
 * @param environment the environment variables
 * @param directory the working directory
 * @param isTerminal whether standard output is a terminal
 */
public record Console(
        PrintStream out, PrintStream err, Map<String, String> environment, Path directory, boolean isTerminal) {
    /** An environment variable that is set and not empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** A path as the user wrote it, seen from the working directory. */
    Path path(String text) {
        return directory.resolve(text).normalize();
    }
}
