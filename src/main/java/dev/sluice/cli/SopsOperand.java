package dev.sluice.cli;

import dev.sluice.Trouble;
import dev.sluice.decrypt.store.Format;
import dev.sluice.model.Fault;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The one file that {@code decrypt} and {@code encrypt} work on.
 *
 * @param path where it lies
 * @param file its content, under its own name
 * @param input the format it is read in
 * @param output the format it becomes
 */
record SopsOperand(Path path, SourceFile file, Format input, Format output) {
    static final Option IN_PLACE =
            Option.flag("in-place", "write the file instead of standard output").letter("i");
    static final Option INPUT =
            Option.value("input-type", "FORMAT", "yaml, json, dotenv, ini or binary (default: by the name)");
    static final Option OUTPUT =
            Option.value("output-type", "FORMAT", "yaml, json, dotenv, ini or binary (default: the input's)");

    /** The largest file that Flux decrypts has five MiB; people's own may be a little larger. */
    private static final long LARGEST = 64L << 20;

    /** The file, or what is wrong with the command line. */
    sealed interface Chosen permits Fine, Wrong {}

    record Fine(SopsOperand operand) implements Chosen {}

    record Wrong(String reason) implements Chosen {}

    /** @throws Trouble if the file cannot be read */
    static Chosen read(Arguments arguments, Console console) {
        List<String> operands = arguments.operands();
        if (operands.size() != 1) {
            return new Wrong("name one file");
        }
        Path path = console.path(operands.get(0));
        Path name = path.getFileName();
        Optional<RepoPath> named = name == null ? Optional.empty() : RepoPath.parse(name.toString());
        if (named.isEmpty()) {
            return new Wrong("\"" + operands.get(0) + "\" is no name of a file");
        }
        Optional<Format> input = format(arguments, INPUT, Format.of(named.get()));
        Optional<Format> output = input.flatMap(format -> format(arguments, OUTPUT, format));
        if (output.isEmpty()) {
            return new Wrong("a format is yaml, json, dotenv, ini or binary");
        }
        if (arguments.has(IN_PLACE.name()) && output.get() != input.get()) {
            return new Wrong("--in-place keeps the format; leave --output-type out");
        }
        return new Fine(new SopsOperand(path, new SourceFile(named.get(), bytes(path)), input.get(), output.get()));
    }

    private static Optional<Format> format(Arguments arguments, Option option, Format otherwise) {
        return arguments.value(option.name()).map(Format::named).orElse(Optional.of(otherwise));
    }

    static byte[] bytes(Path path) {
        try {
            if (Files.isDirectory(path)) {
                throw new Trouble(path + " is a directory; name a file");
            }
            if (Files.size(path) > LARGEST) {
                throw new Trouble(path + " is larger than 64 MiB");
            }
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new Trouble(path + " cannot be read; check the path and its permissions", unreadable);
        }
    }

    /** Whether bytes hold cipher text, whatever their format. */
    static boolean isEncrypted(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains("ENC[AES256_GCM,");
    }

    /** A fault as a line of its own. */
    static String said(Fault fault) {
        return fault.span() + ": " + fault.detail()
                + fault.hint().map(hint -> "; " + hint).orElse("");
    }

    /** Puts the result where the options say. */
    void write(byte[] bytes, Arguments arguments, Console console) {
        if (arguments.has(IN_PLACE.name())) {
            AtomicFile.replace(path, bytes);
        } else {
            console.out().write(bytes, 0, bytes.length);
            console.out().flush();
        }
    }
}
