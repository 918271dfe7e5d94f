package dev.sluice.model;

import dev.sluice.text.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The repository as the clusters would get it: what rules judge.
 *
 * @param plain the files
 * @param views one per cluster, never merged; empty for a component library
 * @param faults the faults of every stage so far, sorted
 */
public record Rendered(Plain plain, List<View> views, List<Fault> faults) {
    public Rendered {
        views = List.copyOf(views);
        faults = faults.stream().sorted().toList();
    }

    /** The faults of one kind. */
    public Stream<Fault> faults(FaultKind kind) {
        return faults.stream().filter(fault -> fault.kind() == kind);
    }

    /** With the faults of a further stage. */
    public Rendered with(List<Fault> more) {
        List<Fault> all = new ArrayList<>(faults);
        all.addAll(more);
        return new Rendered(plain, views, all);
    }

    /** Whether the repository has no entry point, so that rules about references have nothing to go by. */
    public boolean isLibrary() {
        return views.isEmpty();
    }

    /** Whether the build of any Kustomization read a file. */
    public boolean isRead(RepoPath path) {
        return views.stream()
                .flatMap(view -> view.builds().stream())
                .anyMatch(build -> build.files().contains(path));
    }

    /** Whether a fault shows in no cluster although there are clusters: it is in a directory that nothing deploys. */
    public boolean isUnreached(Fault fault) {
        return fault.views().isEmpty() && !isLibrary();
    }
}
