package dev.sluice.approve;

import dev.sluice.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** An approval as a directory: one file per Kustomization, and {@code approval.json}, which names their digests. */
public final class Bundle {
    /** The statement that makes a directory a bundle. */
    public static final String STATEMENT = "approval.json";

    private Bundle() {}

    /**
     * Writes a bundle in place of the one that may be there. The new one is complete before the old one goes; a directory that
     * is no bundle is never removed.
     *
     * @param version the version of Sluice
     * @throws Trouble if the directory cannot be written or holds something else
     */
    public static void write(Approval approval, Path directory, String version) {
        Path target = directory.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new Trouble("cannot write a bundle to " + directory + ": name a directory below another one");
        }
        try {
            if (Files.exists(target) && !isBundleOrEmpty(target)) {
                throw new Trouble(directory + " holds something that is no bundle of Sluice; name another directory");
            }
            Files.createDirectories(parent);
            Path fresh = Files.createTempDirectory(parent, ".sluice-bundle");
            try {
                fill(approval, fresh, version);
                delete(target);
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(fresh);
            }
        } catch (IOException e) {
            throw new Trouble("cannot write the bundle " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Whether a bundle on disk approves exactly what an approval does. */
    public static boolean holds(Path directory, Approval approval, String version) {
        try {
            return Files.readString(directory.resolve(STATEMENT)).equals(Statement.of(approval, version));
        } catch (IOException e) {
            throw new Trouble("cannot read " + directory.resolve(STATEMENT) + "; sluice approve writes a bundle", e);
        }
    }

    private static void fill(Approval approval, Path directory, String version) throws IOException {
        for (Approval.Manifest manifest : approval.manifests()) {
            Path file = directory.resolve(manifest.file());
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, manifest.sealed(), StandardCharsets.UTF_8);
        }
        Files.writeString(directory.resolve(STATEMENT), Statement.of(approval, version), StandardCharsets.UTF_8);
    }

    private static boolean isBundleOrEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (var entries = Files.list(directory)) {
            return Files.isRegularFile(directory.resolve(STATEMENT))
                    || entries.findAny().isEmpty();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path done, @org.jspecify.annotations.Nullable IOException failed)
                    throws IOException {
                Files.delete(done);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
