package dev.sluice.cli;

import java.util.ArrayList;
import java.util.List;

/** What is printed about commands and options. */
final class Usage {
    /** The options that every command has. */
    static final List<Option> COMMON =
            List.of(Option.flag("help", "print this help").letter("h"), Option.flag("debug", "print stack traces"));

    private Usage() {}

    /** Says what is wrong with the command line, and returns the exit code for that. */
    static int refuse(Console console, String command, String reason) {
        console.err().println("sluice: " + reason);
        console.err().println("see: sluice " + (command.isEmpty() ? "" : command + " ") + "--help");
        return Exit.USAGE;
    }

    /** All options of a command. */
    static List<Option> optionsOf(Command command) {
        List<Option> all = new ArrayList<>(command.options());
        all.addAll(COMMON);
        return all;
    }

    /** The help of a command. */
    static String of(Command command) {
        StringBuilder out = new StringBuilder();
        out.append("sluice ")
                .append(command.name())
                .append(": ")
                .append(command.summary())
                .append("\n\n");
        out.append(("usage: sluice " + command.name() + " [OPTION…] " + command.operands()).strip())
                .append("\n\n");
        List<Option> options = optionsOf(command);
        int width = options.stream()
                .mapToInt(option -> option.usage().length())
                .max()
                .orElse(0);
        for (Option option : options) {
            out.append("  ")
                    .append(pad(option.usage(), width))
                    .append("  ")
                    .append(option.help())
                    .append('\n');
        }
        return out.toString();
    }

    /** The help of the program. */
    static String of(List<Command> commands) {
        StringBuilder out = new StringBuilder("""
                sluice: the gate between a Flux CD repository and its clusters

                usage: sluice COMMAND [OPTION…] [OPERAND…]

                """);
        int width = commands.stream()
                .mapToInt(command -> command.name().length())
                .max()
                .orElse(0);
        for (Command command : commands) {
            out.append("  ")
                    .append(pad(command.name(), width))
                    .append("  ")
                    .append(command.summary())
                    .append('\n');
        }
        return out.append("""

                sluice COMMAND --help tells the options of a command; sluice --version, the version.
                exit: 0 clean, 1 findings, 2 wrong usage, 3 the world failed, 70 a bug of ours
                """).toString();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
