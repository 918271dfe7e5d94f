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

    /**
     * Whether a view surely has nothing that a reference could mean. Where a Kustomization could not be built, its target may be
     * hidden there, unless the view has something that was obviously meant and no other manifest defines the target. A ResourceSet
     * or a chart may bring it too, though an object never brings what it asks for itself.
     */
    public boolean lacks(View view, Reference reference) {
        return reference.knowledge() == Knowledge.KNOWN
                && !view.defines(reference.target())
                && !new Unseen(plain, view)
                        .mayHold(reference.target(), reference.from().id());
    }

    /** Whether a Kustomization that could not be built may hold objects of a kind: manifests that the view does not show do. */
    public boolean hides(View view, String group, String kind) {
        return !view.isComplete() && new Unseen(plain, view).written().anyMatch(written -> written.is(group, kind));
    }

    /** Whether the build of any Kustomization read a file. */
    public boolean isRead(RepoPath path) {
        return views.stream()
                .flatMap(view -> view.builds().stream())
                .anyMatch(build -> build.files().contains(path));
    }

    /**
     * Whether every build that takes in the place of a fault states it. An entry of a component, or a patch that several
     * Kustomizations were given, may be without effect in one of them and needed in another.
     */
    public boolean isSoInEveryBuild(Fault fault) {
        List<KustomizationBuild> builds =
                views.stream().flatMap(view -> view.builds().stream()).toList();
        // What a Kustomization says of its own build concerns no one else who reads the file, such as its parent.
        boolean stated = builds.stream().anyMatch(build -> build.states(fault.span()));
        return builds.stream()
                .filter(build -> stated ? build.states(fault.span()) : build.reads(fault.span()))
                .allMatch(build -> build.faults().stream()
                        .anyMatch(other ->
                                other.kind() == fault.kind() && other.span().equals(fault.span())));
    }

    /** Whether a fault shows in no cluster although there are clusters: it is in a directory that nothing deploys. */
    public boolean isUnreached(Fault fault) {
        return fault.views().isEmpty() && !isLibrary();
    }
}
