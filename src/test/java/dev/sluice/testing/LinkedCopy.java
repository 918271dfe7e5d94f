package dev.sluice.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** Copies material in which a symbolic link is a file that holds its target without a line feed, as git stores it. */
public final class LinkedCopy {
    private static final Set<String> MANIFESTS = Set.of("yaml", "yml", "json");
    private static final int LONGEST = 200;

    private LinkedCopy() {}

    /** Copies a directory into another one, its links as links; nothing if it does not exist. */
    public static void of(Path from, Path to) {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else if (isLink(path)) {
                    Files.createSymbolicLink(copy, Path.of(Files.readString(path)));
                } else {
                    Files.copy(path, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a directory holds any link. */
    public static boolean isNeeded(Path from) {
        if (!Files.isDirectory(from)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(from)) {
            return all.filter(Files::isRegularFile).anyMatch(LinkedCopy::isLink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a copy; links are deleted, not followed. */
    public static void delete(Path copy) throws IOException {
        try (Stream<Path> all = Files.walk(copy)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Data may be the name of a file by chance; a manifest, or a path with a directory in it, is not. */
    private static boolean isLink(Path file) {
        try {
            if (Files.size(file) == 0 || Files.size(file) > LONGEST) {
                return false;
            }
            String target = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            String name = file.getFileName().toString();
            boolean plausible = target.contains("/") || MANIFESTS.contains(name.substring(name.lastIndexOf('.') + 1));
            return plausible
                    && target.chars().noneMatch(c -> c <= ' ' || c == ':' || c > '~')
                    && !target.startsWith("/")
                    && Files.exists(file.resolveSibling(target));
        } catch (InvalidPathException notAPath) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
