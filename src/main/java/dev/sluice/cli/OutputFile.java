package dev.sluice.cli;

import dev.sluice.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Writes a file that is asked for by name. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Writes a file with the directories above it. A reader never sees half of it: it is written beside and moved into place.
     * What is no regular file, such as {@code /dev/stdout} or a pipe, is written to. Throws {@link Trouble} if that fails.
     */
    static void write(Path file, String content) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.isDirectory(target)) {
                throw new Trouble("cannot write " + file + ": that is a directory");
            }
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                Files.writeString(target, content, StandardOpenOption.WRITE);
                return;
            }
            replace(target, content);
        } catch (IOException e) {
            throw new Trouble("cannot write " + file + ": " + e, e);
        }
    }

    private static void replace(Path target, String content) throws IOException {
        Files.createDirectories(target.resolveSibling(""));
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        Path beside = target.resolveSibling(name);
        try {
            Files.writeString(beside, "", StandardOpenOption.CREATE_NEW);
            keepPermissions(target, beside);
            Files.writeString(beside, content);
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Who may read a file stays as it was. */
    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view != null && Files.exists(from)) {
            view.setPermissions(Files.getPosixFilePermissions(from));
        }
    }
}
