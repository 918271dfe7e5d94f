package dev.sluice.cli;

import java.util.List;

/** One command of the program. */
interface Command {
    /** Its name on the command line. */
    String name();

    /** One line for the list of commands, lower case, no full stop. */
    String summary();

    /** Its operands in the help, such as {@code [REPO]}; empty if it has none. */
    String operands();

    /** Its own options, without those that every command has. */
    List<Option> options();

    /** Does it and returns the exit code. Wrong usage is said by {@link Usage#refuse}. */
    int run(Arguments arguments, Console console);
}
