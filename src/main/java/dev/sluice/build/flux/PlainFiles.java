package dev.sluice.build.flux;

import dev.sluice.build.kustomize.FileSource;
import dev.sluice.model.Plain;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.Optional;

/** The files of the artifact as they are. */
public final class PlainFiles implements FileSource {
    private final Plain plain;

    public PlainFiles(Plain plain) {
        this.plain = plain;
    }

    @Override
    public Optional<SourceFile> file(RepoPath path) {
        return plain.tree().file(path);
    }

    @Override
    public boolean isDirectory(RepoPath path) {
        return plain.tree().isDirectory(path);
    }

    @Override
    public Optional<YamlFile> yaml(RepoPath path) {
        return plain.yaml(path).or(() -> file(path).map(file -> YamlParser.parse(path, file.bytes())));
    }
}
