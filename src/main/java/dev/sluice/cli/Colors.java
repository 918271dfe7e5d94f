package dev.sluice.cli;

import java.util.Optional;
import java.util.Set;

/** Whether text is coloured: as asked, else on a terminal unless NO_COLOR is set (no-color.org). */
final class Colors {
    private static final Set<String> WORDS = Set.of("auto", "always", "never");

    private Colors() {}

    /** What is wrong with the option. */
    static Optional<String> check(Arguments arguments) {
        return arguments
                .value("color")
                .filter(word -> !WORDS.contains(word))
                .map(word -> "--color takes auto, always or never");
    }

    static boolean wanted(Arguments arguments, Console console) {
        return switch (arguments.value("color").orElse("auto")) {
            case "always" -> true;
            case "never" -> false;
            default -> console.isTerminal() && console.variable("NO_COLOR").isEmpty();
        };
    }
}
