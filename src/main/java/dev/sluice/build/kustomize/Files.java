package dev.sluice.build.kustomize;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Opening;
import dev.sluice.model.Remotes;
import dev.sluice.model.SourceFile;
import dev.sluice.text.Lines;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files of one build, which remembers what was read. */
final class Files {
    private final FileSource source;
    private final Remotes remotes;
    private final SortedSet<RepoPath> read = new TreeSet<>();
    private final Map<RepoPath, Web> web = new HashMap<>();

    /** A file that was fetched, and the entry that names it. */
    private record Web(SourceFile file, Span entry) {}

    /**
     * @param source the files of a repository
     * @param remotes where others are fetched
     */
    Files(FileSource source, Remotes remotes) {
        this.source = source;
        this.remotes = remotes;
    }

    /** Where a name leads from a directory, links followed. */
    Optional<RepoPath> resolve(RepoPath directory, String name) {
        return source.resolve(directory, name);
    }

    boolean exists(RepoPath path) {
        return source.file(path).isPresent();
    }

    boolean isDirectory(RepoPath path) {
        return source.isDirectory(path);
    }

    /** A file that exists. */
    SourceFile file(RepoPath path) {
        Web fetched = web.get(path);
        if (fetched != null) {
            return fetched.file();
        }
        read.add(path);
        return source.file(path).orElseThrow();
    }

    /** The text of a file as it is written here; empty if there is no such file. */
    Optional<Lines> lines(RepoPath path) {
        return exists(path) ? Optional.of(yaml(path).lines()) : Optional.empty();
    }

    /** A file that exists, as YAML. */
    YamlFile yaml(RepoPath path) {
        Web fetched = web.get(path);
        if (fetched != null) {
            return fetched(path, fetched.file().bytes(), fetched.entry());
        }
        read.add(path);
        return source.yaml(path).orElseThrow();
    }

    /** What was fetched, as YAML whose values stand at the entry that names it. */
    YamlFile fetched(RepoPath path, byte[] bytes, Span entry) {
        return new Relocation(entry).file(YamlParser.parse(path, bytes));
    }

    /** What a name of something remote leads to. */
    RemoteEntry remote(Scalar name) {
        return new RemoteEntry(name, remotes);
    }

    /** Fetches a file; from then on it exists at the path that is returned. */
    RepoPath fetch(Scalar name) {
        RemoteEntry entry = remote(name);
        RepoPath path = entry.path();
        web.put(path, new Web(new SourceFile(path, entry.file()), name.span()));
        return path;
    }

    /** Ends the build without a verdict if nothing is known about a path. */
    void refuseUnseen(RepoPath path, Scalar name) {
        source.unseen(path).ifPresent(link -> {
            throw new Failed(Fault.of(
                            FaultKind.REMOTE_UNRESOLVED,
                            name.span(),
                            "\"" + path + "\" lies behind \"" + link + "\", a link or submodule that is not followed")
                    .hint("name the repository in which the files lie"));
        });
    }

    boolean isSealed(RepoPath path) {
        return source.isSealed(path);
    }

    Optional<Opening> opening(RepoPath path) {
        return source.opening(path);
    }

    SortedSet<RepoPath> read() {
        return Collections.unmodifiableSortedSet(read);
    }
}
