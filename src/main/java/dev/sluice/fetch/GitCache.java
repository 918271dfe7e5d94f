package dev.sluice.fetch;

import dev.sluice.model.GitAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Repositories that were fetched, on disk: one directory for each commit of each URL. A directory appears whole and never
 * changes, so that processes that work at the same time do not disturb each other.
 *
 * @param root where the cache lies; made when it is needed
 */
record GitCache(Path root) {
    /** The repository of a URL that holds a commit. */
    Optional<Path> find(GitAddress address, String commit) {
        return Optional.of(place(address, commit)).filter(Files::isDirectory);
    }

    /** An empty directory in which a repository can be made. */
    Path workspace() throws IOException {
        Path parent = Files.createDirectories(root.resolve("unfinished"));
        return Files.createTempDirectory(parent, "fetch-");
    }

    /** Takes a repository over from a workspace, unless another process was faster. */
    Path keep(Path workspace, GitAddress address, String commit) throws IOException {
        Path place = place(address, commit);
        Files.createDirectories(place.getParent());
        try {
            return Files.move(workspace, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException taken) {
            if (Files.isDirectory(place)) {
                return place;
            }
            throw taken;
        }
    }

    /** Removes a workspace that is still there. */
    static void discard(Path workspace) {
        try {
            Files.walkFileTree(workspace, new Removal());
        } catch (IOException leftover) {
            // What is left of it is in nobody's way: workspaces have names of their own.
            return;
        }
    }

    private Path place(GitAddress address, String commit) {
        return root.resolve("git").resolve(digest(address.url())).resolve(commit);
    }

    private static String digest(String url) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
