package dev.sluice.testing;

import dev.sluice.model.Decryptor;
import dev.sluice.model.Plain;
import dev.sluice.model.Revision;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Small repositories for tests, written in the test itself or read from a directory. */
public final class Trees {
    private static final Set<String> YAML = Set.of("yaml", "yml", "json");

    private Trees() {}

    /** A tree of files, given as path, text, path, text and so on. */
    public static Tree of(String... pathsAndTexts) {
        SortedMap<RepoPath, SourceFile> files = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            RepoPath path = RepoPath.of(pathsAndTexts[i]);
            files.put(path, new SourceFile(path, pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8)));
        }
        return tree(files);
    }

    /** The same, parsed; SOPS files are left as they are. */
    public static Plain plain(String... pathsAndTexts) {
        return parsed(of(pathsAndTexts));
    }

    /** The regular files below a directory of the disk. */
    public static Tree read(Path directory) {
        SortedMap<RepoPath, SourceFile> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String relative = directory.relativize(path).toString().replace('\\', '/');
                files.put(RepoPath.of(relative), new SourceFile(RepoPath.of(relative), Files.readAllBytes(path)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tree(files);
    }

    /** A tree with its YAML files parsed; SOPS files are left as they are. */
    public static Plain parsed(Tree tree) {
        SortedMap<RepoPath, YamlFile> yaml = new TreeMap<>();
        tree.files().forEach((path, file) -> {
            if (YAML.contains(path.extension()) || path.name().equals("Kustomization")) {
                yaml.put(path, YamlParser.parse(path, file.bytes()));
            }
        });
        return new Plain(tree, yaml, new TreeMap<>(), Decryptor.NONE, List.of());
    }

    private static Tree tree(SortedMap<RepoPath, SourceFile> files) {
        return new Tree(new Revision("working tree", Optional.empty()), files, new TreeMap<>(), List.of(), List.of());
    }
}
