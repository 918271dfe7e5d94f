package dev.sluice.build;

import dev.sluice.Parallel;
import dev.sluice.build.kustomize.FileSource;
import dev.sluice.build.kustomize.KustomizeBuild;
import dev.sluice.build.kustomize.Options;
import dev.sluice.build.kustomize.TreeFiles;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Plain;
import dev.sluice.model.View;
import dev.sluice.text.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/**
 * Names that lead nowhere in the kustomization files that no cluster builds. Nothing else can be said about these: a part of
 * something larger need not build on its own.
 */
final class Unreached {
    private Unreached() {}

    static List<Fault> faults(Plain plain, List<View> views, Executor threads) {
        Set<RepoPath> reached = new TreeSet<>();
        views.forEach(view -> view.builds().forEach(build -> reached.addAll(build.files())));
        List<RepoPath> directories = plain.yaml().keySet().stream()
                .filter(path -> KustomizeBuild.isKustomizationFile(path) && !reached.contains(path))
                .map(RepoPath::parent)
                .distinct()
                .toList();
        FileSource files = TreeFiles.of(plain);
        return Parallel.map(directories, directory -> missing(files, directory), threads).stream()
                .flatMap(List::stream)
                .filter(fault -> !reached.contains(fault.span().path()))
                .distinct()
                .toList();
    }

    private static List<Fault> missing(FileSource files, RepoPath directory) {
        return KustomizeBuild.build(files, directory, Options.FLUX).faults().stream()
                .filter(fault -> fault.kind() == FaultKind.REFERENCE_MISSING)
                .toList();
    }
}
