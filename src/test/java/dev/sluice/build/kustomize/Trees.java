package dev.sluice.build.kustomize;

import dev.sluice.model.Revision;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes trees for tests. */
final class Trees {
    private Trees() {}

    /** A tree of texts by their paths. */
    static Tree of(Map<String, String> texts) {
        SortedMap<RepoPath, SourceFile> files = new TreeMap<>();
        texts.forEach((path, text) -> add(files, path, text.getBytes(StandardCharsets.UTF_8)));
        return tree(files);
    }

    /** The files below a directory of the disk, none if it does not exist; links to files count as files. */
    static Tree read(Path root) {
        SortedMap<RepoPath, SourceFile> files = new TreeMap<>();
        if (!Files.isDirectory(root)) {
            return tree(files);
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                add(files, root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tree(files);
    }

    private static void add(SortedMap<RepoPath, SourceFile> files, String path, byte[] bytes) {
        files.put(RepoPath.of(path), new SourceFile(RepoPath.of(path), bytes));
    }

    private static Tree tree(SortedMap<RepoPath, SourceFile> files) {
        return new Tree(new Revision("test", Optional.empty()), files, new TreeMap<>(), List.of(), List.of());
    }
}
