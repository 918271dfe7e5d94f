package dev.sluice.pipeline;

import dev.sluice.build.kustomize.FileSource;
import dev.sluice.fetch.DiskFiles;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a build reads straight from the disk, encrypted files with their cipher text. */
final class DiskSource implements FileSource {
    private final DiskFiles disk;
    private final Map<RepoPath, Optional<YamlFile>> parsed = new ConcurrentHashMap<>();

    DiskSource(DiskFiles disk) {
        this.disk = disk;
    }

    @Override
    public Optional<RepoPath> resolve(RepoPath directory, String name) {
        return disk.resolve(directory, name);
    }

    @Override
    public Optional<SourceFile> file(RepoPath path) {
        return disk.file(path);
    }

    @Override
    public boolean isDirectory(RepoPath path) {
        return disk.isDirectory(path);
    }

    @Override
    public Optional<YamlFile> yaml(RepoPath path) {
        return parsed.computeIfAbsent(path, key -> disk.file(key).map(file -> YamlParser.parse(key, file.bytes())));
    }
}
