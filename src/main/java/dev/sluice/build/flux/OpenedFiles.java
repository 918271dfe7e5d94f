package dev.sluice.build.flux;

import dev.sluice.build.kustomize.FileSource;
import dev.sluice.model.Opening;
import dev.sluice.model.Plain;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files of the artifact after Flux has opened those that it opens in place. */
final class OpenedFiles implements FileSource {
    private final Plain plain;
    private final FileSource files;
    private final Set<RepoPath> opened;

    /**
     * @param files the files as they are
     * @param opened the files that Flux looks at before a build, whether they are encrypted or not
     */
    OpenedFiles(Plain plain, FileSource files, Set<RepoPath> opened) {
        this.plain = plain;
        this.files = files;
        this.opened = Set.copyOf(opened);
    }

    @Override
    public Optional<SourceFile> file(RepoPath path) {
        return files.file(path);
    }

    @Override
    public boolean isDirectory(RepoPath path) {
        return files.isDirectory(path);
    }

    @Override
    public Optional<YamlFile> yaml(RepoPath path) {
        Optional<YamlFile> file = files.yaml(path);
        return isSealed(path) ? file.map(OpenedFiles::withoutMetadata) : file;
    }

    @Override
    public boolean isSealed(RepoPath path) {
        return opened.contains(path) && plain.sops(path).isPresent();
    }

    @Override
    public Optional<Opening> opening(RepoPath path) {
        return Optional.ofNullable(plain.openings().get(path));
    }

    private static YamlFile withoutMetadata(YamlFile file) {
        List<Node> documents = file.documents().stream()
                .map(document -> document instanceof Mapping mapping ? mapping.without("sops") : document)
                .toList();
        return file.withDocuments(documents);
    }
}
