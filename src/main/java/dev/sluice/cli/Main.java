package dev.sluice.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The {@code sluice} program. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process with its exit code. Since JDK 22 there is a console without a terminal too, unless {@code
     * -Djdk.console=java.base} is set, as the launcher does.
     */
    @SuppressWarnings("SystemConsoleNull")
    public static void main(String[] words) {
        PrintStream out = stream(FileDescriptor.out);
        Console console =
                new Console(out, stream(FileDescriptor.err), System.getenv(), Path.of(""), System.console() != null);
        int code = new Cli().run(List.of(words), console);
        out.flush();
        System.exit(code);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new FileOutputStream(descriptor), descriptor == FileDescriptor.err, StandardCharsets.UTF_8);
    }
}
