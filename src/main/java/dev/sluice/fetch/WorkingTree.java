package dev.sluice.fetch;

import dev.sluice.Trouble;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The files on disk. Symbolic links are neither listed nor followed, as in an artifact. */
final class WorkingTree {
    private final Path root;
    private final Predicate<RepoPath> outside;

    /**
     * @param root the directory to list
     * @param outside what git would not add: ignored and not tracked; asked for directories too
     */
    WorkingTree(Path root, Predicate<RepoPath> outside) {
        this.root = root;
        this.outside = outside;
    }

    /** Lists and reads the files. */
    Listing list() {
        List<SourceFile> files = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    boolean skipped =
                            directory.endsWith(".git") || (!directory.equals(root) && outside.test(inside(directory)));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && !outside.test(inside(file))) {
                        files.add(read(file, attributes.size(), faults));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException reason) {
                    faults.add(unreadable(inside(file), reason));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new Trouble("cannot list the files of " + root + ": " + e.getMessage(), e);
        }
        return new Listing(files, faults);
    }

    private SourceFile read(Path file, long size, List<Fault> faults) {
        RepoPath path = inside(file);
        if (!Sizes.holds(path, size)) {
            if (Sizes.isManifest(path)) {
                faults.add(Sizes.tooLarge(path, size));
            }
            return SourceFile.withoutContent(path, size);
        }
        try {
            return new SourceFile(path, Files.readAllBytes(file));
        } catch (IOException e) {
            faults.add(unreadable(path, e));
            return SourceFile.withoutContent(path, Math.max(size, 1));
        }
    }

    private RepoPath inside(Path file) {
        return RepoPath.of(root.relativize(file).toString().replace('\\', '/'));
    }

    private static Fault unreadable(RepoPath path, IOException reason) {
        return Fault.of(
                        FaultKind.FILE_UNREADABLE,
                        Span.startOf(path),
                        "the file cannot be read (" + reason.getClass().getSimpleName() + ")")
                .hint("check its permissions");
    }
}
