package dev.sluice.cli;

import java.util.Optional;

/**
 * One option of a command.
 *
 * @param name the long name without dashes
 * @param letter the short name without the dash; empty if there is none
 * @param argument what its value is called in the help; empty for a switch
 * @param repeatable whether it may be given more than once
 * @param help one line
 */
public record Option(String name, Optional<String> letter, Optional<String> argument, boolean repeatable, String help) {
    static Option flag(String name, String help) {
        return new Option(name, Optional.empty(), Optional.empty(), false, help);
    }

    static Option value(String name, String argument, String help) {
        return new Option(name, Optional.empty(), Optional.of(argument), false, help);
    }

    static Option values(String name, String argument, String help) {
        return new Option(name, Optional.empty(), Optional.of(argument), true, help);
    }

    Option letter(String short_) {
        return new Option(name, Optional.of(short_), argument, repeatable, help);
    }

    /** The same with another line of help. */
    Option saying(String other) {
        return new Option(name, letter, argument, repeatable, other);
    }

    public boolean takesValue() {
        return argument.isPresent();
    }

    /** How the option is written, as in {@code -q, --quiet} or {@code --key FILE…}. */
    String usage() {
        String start = letter.map(text -> "-" + text + ", --").orElse("--") + name;
        return argument.map(value -> start + " " + value + (repeatable ? "…" : ""))
                .orElse(start);
    }
}
