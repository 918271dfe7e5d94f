package dev.sluice.build.flux;

import dev.sluice.build.kustomize.FileSource;
import dev.sluice.model.Decryptor.Outcome;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Opening;
import dev.sluice.model.Plain;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of the artifact after Flux has opened those that it opens in place. */
final class OpenedFiles implements FileSource {
    private final FileSource files;
    private final Map<RepoPath, Outcome> opened = new TreeMap<>();

    /**
     * @param files the files as they are
     * @param toOpen the files that Flux opens, with the format that it takes each for
     */
    OpenedFiles(Plain plain, FileSource files, Map<RepoPath, Payload> toOpen) {
        this.files = files;
        toOpen.forEach((path, format) -> files.file(path)
                .ifPresent(
                        file -> opened.put(path, plain.decryptor().open(file.bytes(), format.word(), format.word()))));
    }

    /** The first file that Flux would fail to open. */
    Optional<Fault> fault() {
        return opened.entrySet().stream()
                .flatMap(file -> file
                        .getValue()
                        .refusal()
                        .map(why -> Fault.of(
                                        FaultKind.DECRYPTION_FAILED,
                                        Span.startOf(file.getKey()),
                                        "file that Flux opens before the build cannot be opened: " + why)
                                .hint("let the name of the entry end as the format of the file demands"))
                        .stream())
                .findFirst();
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
        return opened.containsKey(path);
    }

    @Override
    public Optional<Opening> opening(RepoPath path) {
        return Optional.ofNullable(opened.get(path)).flatMap(Outcome::opening);
    }

    private static YamlFile withoutMetadata(YamlFile file) {
        List<Node> documents = file.documents().stream()
                .map(document -> document instanceof Mapping mapping ? mapping.without("sops") : document)
                .toList();
        return file.withDocuments(documents);
    }
}
