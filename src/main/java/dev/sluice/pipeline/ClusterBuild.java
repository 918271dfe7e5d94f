package dev.sluice.pipeline;

import dev.sluice.finding.Finding;
import dev.sluice.model.ApplyOrder;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.model.View;
import dev.sluice.text.Nearest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Flux would apply to one cluster.
 *
 * @param rendered the repository
 * @param view the cluster
 */
public record ClusterBuild(Rendered rendered, View view) {
    /** What a build tells although it goes on. */
    private static final Set<FaultKind> PASSED_OVER = EnumSet.of(
            FaultKind.PATCH_UNMATCHED,
            FaultKind.PATCH_DROPS_ITEMS,
            FaultKind.PATCH_REMOVES_KEY,
            FaultKind.PATCH_DIRECTIVE_IGNORED,
            FaultKind.IMAGE_UNMATCHED,
            FaultKind.IMAGE_CHANGED_TWICE,
            FaultKind.REPLACEMENT_UNMATCHED,
            FaultKind.NAMESPACE_RENAMED,
            FaultKind.REFERENCE_LEFT_BEHIND,
            FaultKind.FIELD_IGNORED,
            FaultKind.FIELD_DEPRECATED);

    /** Every Kustomization, in the order in which Flux applies them. */
    public List<KustomizationBuild> inOrder() {
        return ApplyOrder.kustomizations(view);
    }

    /** A Kustomization by {@code namespace/name}, or by its name if only one has it. */
    public Optional<KustomizationBuild> find(String name) {
        List<KustomizationBuild> named = view.builds().stream()
                .filter(build -> build.kustomization().name().equals(name))
                .toList();
        return view.build(name).or(() -> named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty());
    }

    /** The {@code namespace/name} of a Kustomization that was probably meant. */
    public Optional<String> nearest(String name) {
        return Nearest.of(
                name, view.builds().stream().map(KustomizationBuild::key).toList());
    }

    /** The objects that Flux sends for a Kustomization, in that order; those that ask to be left alone are not among them. */
    public static List<Resource> applied(KustomizationBuild build) {
        return ApplyOrder.objects(
                build.resources().stream().filter(ApplyOrder::isApplied).toList());
    }

    /** Why Kustomizations are not built, in the words of the rules. A source that is elsewhere is no fault. */
    public List<Finding> findings(List<KustomizationBuild> builds) {
        return FaultFindings.of(builds.stream().flatMap(this::faults).toList());
    }

    private Stream<Fault> faults(KustomizationBuild build) {
        if (build.state() == State.BUILT || build.state() == State.EXTERNAL) {
            return Stream.empty();
        }
        Stream<Fault> read = rendered.plain().faults().stream()
                .filter(fault -> build.files().contains(fault.span().path()));
        return Stream.concat(build.faults().stream(), read).filter(fault -> !PASSED_OVER.contains(fault.kind()));
    }
}
