package dev.sluice.cli;

import dev.sluice.Trouble;
import java.util.List;
import java.util.Optional;

/** Finds the command that is asked for and turns what goes wrong into an exit code. */
final class Cli {
    private static final List<Command> COMMANDS = List.of(
            new LintCommand(),
            new BuildCommand(),
            new GraphCommand(),
            new ApproveCommand(),
            new ApplyCommand(),
            new DecryptCommand(),
            new EncryptCommand(),
            new RulesCommand(),
            new ExplainCommand(),
            new SchemasCommand());

    /** Runs a command line and returns its exit code; never throws. */
    int run(List<String> words, Console console) {
        if (words.isEmpty()
                || words.get(0).equals("--help")
                || words.get(0).equals("-h")
                || words.get(0).equals("help")) {
            console.out().print(Usage.of(COMMANDS));
            return words.isEmpty() ? Exit.USAGE : Exit.CLEAN;
        }
        if (words.get(0).equals("--version")) {
            console.out().println("sluice " + Version.text());
            return Exit.CLEAN;
        }
        Optional<Command> command =
                COMMANDS.stream().filter(one -> one.name().equals(words.get(0))).findFirst();
        return command.map(one -> run(one, words.subList(1, words.size()), console))
                .orElseGet(() -> Usage.refuse(console, "", "unknown command \"" + words.get(0) + "\""));
    }

    /** The commands, for tests that compare the shells. */
    static List<Command> commands() {
        return COMMANDS;
    }

    private static int run(Command command, List<String> words, Console console) {
        Arguments.Parsed parsed = Arguments.parse(words, Usage.optionsOf(command));
        if (parsed instanceof Arguments.Refused refused) {
            return Usage.refuse(console, command.name(), refused.reason());
        }
        Arguments arguments = ((Arguments.Accepted) parsed).arguments();
        if (arguments.has("help")) {
            console.out().print(Usage.of(command));
            return Exit.CLEAN;
        }
        return guarded(command, arguments, console);
    }

    @SuppressWarnings("IllegalCatch") // The last line of defence: a bug of ours is said to be one.
    private static int guarded(Command command, Arguments arguments, Console console) {
        try {
            return command.run(arguments, console);
        } catch (Trouble trouble) {
            console.err().println("sluice: " + trouble.getMessage());
            if (arguments.has("debug")) {
                trouble.printStackTrace(console.err());
            }
            return Exit.WORLD;
        } catch (RuntimeException | Error bug) {
            if (bug instanceof OutOfMemoryError || bug.getCause() instanceof OutOfMemoryError) {
                console.err().println("sluice: out of memory; JAVA_TOOL_OPTIONS=-Xmx4g gives it four gigabytes");
                return Exit.BUG;
            }
            console.err().println("sluice: this is a bug of ours, please report it with the lines below");
            bug.printStackTrace(console.err());
            return Exit.BUG;
        }
    }
}
