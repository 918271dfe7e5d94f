package dev.sluice.pipeline;

import dev.sluice.Trouble;
import dev.sluice.build.kustomize.KustomizeBuild;
import dev.sluice.build.kustomize.Options;
import dev.sluice.build.kustomize.Result;
import dev.sluice.fetch.DiskFiles;
import dev.sluice.fetch.RemoteFetch;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Remotes;
import dev.sluice.model.Revision;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The kustomize build of a directory of the disk, and of whatever it names, wherever that lies.
 *
 * @param root the directory that all paths of the result start at: the repository's, or one above all that was read
 * @param result what came of it
 * @param sources the files that were read
 * @param troubles what was to be fetched from the network and could not be, one sentence each
 */
public record DirectoryBuild(Path root, Result result, Tree sources, List<String> troubles) {
    /** What else a build tells is passed over by kustomize. */
    private static final Set<FaultKind> PREVENTING =
            Set.of(FaultKind.REFERENCE_MISSING, FaultKind.BUILD_FAILED, FaultKind.REMOTE_UNRESOLVED);

    /**
     * What may be read besides the directory.
     *
     * @param home the directory that paths start at if the directory lies below it and in no repository
     * @param network where what is fetched from the network is kept; empty if nothing may be fetched
     */
    public record Access(Path home, Optional<Path> network) {}

    /**
     * Builds a directory. Throws {@link dev.sluice.Trouble} if it is not there or a file cannot be read.
     *
     * @param directory the directory of the kustomization file
     * @param access what else may be read
     */
    public static DirectoryBuild of(Path directory, Access access, Options options) {
        Path real = DiskFiles.real(directory);
        Path here = DiskFiles.real(access.home());
        Optional<RemoteFetch> network = access.network().map(Downloads::into);
        Remotes remotes = network.isPresent() ? network.get() : Remotes.NONE;
        Path root = repository(real).orElse(real.startsWith(here) ? here : real);
        while (true) {
            DiskFiles disk = new DiskFiles(root);
            Result result = KustomizeBuild.build(new DiskSource(disk), disk.inside(real), options, remotes);
            Optional<Path> outside = disk.outside();
            if (outside.isEmpty()) {
                List<String> troubles = network.map(RemoteFetch::troubles).orElse(List.of());
                return new DirectoryBuild(root, result, read(disk, result), troubles);
            }
            root = above(root, outside.get());
        }
    }

    /** What keeps the directory from being built, in the words of the rules; empty if it is built. */
    public List<Finding> findings() {
        return FaultFindings.of(result.faults().stream()
                .filter(fault -> PREVENTING.contains(fault.kind()))
                .toList());
    }

    /** The working tree around a directory; a worktree or submodule has a file where others have a directory. */
    public static Optional<Path> repository(Path directory) {
        for (Path at = directory; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** The nearest directory above both. */
    private static Path above(Path root, Path outside) {
        Path at = root;
        while (!outside.startsWith(at)) {
            Path parent = at.getParent();
            if (parent == null) {
                throw new Trouble("\"" + outside + "\" lies on another disk than \"" + root + "\"");
            }
            at = parent;
        }
        return at;
    }

    private static Tree read(DiskFiles disk, Result result) {
        SortedMap<RepoPath, SourceFile> files = new TreeMap<>();
        for (RepoPath path : result.filesRead()) {
            disk.file(path).ifPresent(file -> files.put(path, file));
        }
        return new Tree(new Revision("working tree", Optional.empty()), files, new TreeMap<>(), List.of(), List.of());
    }
}
