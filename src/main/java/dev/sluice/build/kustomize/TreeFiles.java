package dev.sluice.build.kustomize;

import dev.sluice.model.Plain;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of a tree as they are, encrypted ones with their cipher text. */
public final class TreeFiles implements FileSource {
    private final Tree tree;
    private final Map<RepoPath, YamlFile> parsed;

    private TreeFiles(Tree tree, Map<RepoPath, YamlFile> parsed) {
        this.tree = tree;
        this.parsed = new ConcurrentHashMap<>(parsed);
    }

    /** The files of a tree. */
    public static TreeFiles of(Tree tree) {
        return new TreeFiles(tree, Map.of());
    }

    /** The files of a tree of which some are parsed already. */
    public static TreeFiles of(Plain plain) {
        return new TreeFiles(plain.tree(), plain.yaml());
    }

    @Override
    public Optional<SourceFile> file(RepoPath path) {
        return tree.file(path);
    }

    @Override
    public boolean isDirectory(RepoPath path) {
        return tree.isDirectory(path);
    }

    @Override
    public Optional<YamlFile> yaml(RepoPath path) {
        YamlFile known = parsed.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<YamlFile> read = tree.file(path).map(file -> YamlParser.parse(path, file.bytes()));
        read.ifPresent(yaml -> parsed.put(path, yaml));
        return read;
    }
}
