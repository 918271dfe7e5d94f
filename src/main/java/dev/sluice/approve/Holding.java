package dev.sluice.approve;

import dev.sluice.finding.Finding;
import dev.sluice.finding.Severity;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Reference;
import dev.sluice.model.Report;
import dev.sluice.model.View;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which Kustomizations of a view may not be applied, and why. */
final class Holding {
    /** What no suppression makes safe: nobody knows what would be applied. */
    private static final Set<FaultKind> UNREADABLE = Set.of(
            FaultKind.YAML_REJECTED, FaultKind.FILE_UNREADABLE, FaultKind.SOPS_MALFORMED, FaultKind.SOPS_TAMPERED);

    private final Report report;
    private final View view;

    Holding(Report report, View view) {
        this.report = report;
        this.view = view;
    }

    /** The reasons by {@code namespace/name}. */
    SortedMap<String, String> reasons() {
        SortedMap<String, String> reasons = new TreeMap<>();
        view.builds().forEach(build -> own(build).ifPresent(reason -> reasons.put(build.key(), reason)));
        while (spread(reasons)) {
            // Each pass reaches those one edge further away.
        }
        return reasons;
    }

    /** What is wrong with a Kustomization itself. */
    private Optional<String> own(KustomizationBuild build) {
        if (!report.crashes().isEmpty()) {
            return Optional.of("rule " + report.crashes().get(0).rule() + " could not run");
        }
        if (build.kustomization().isSuspended()) {
            return Optional.of("it is suspended");
        }
        return switch (build.state()) {
            case EXTERNAL -> Optional.of("its source is not this repository");
            case UNRESOLVED -> Optional.of("it needs something that is not in this repository");
            case FAILED -> Optional.of("it cannot be built");
            case BUILT -> unreadable(build).or(() -> errors(build));
        };
    }

    private Optional<String> unreadable(KustomizationBuild build) {
        return report.rendered().faults().stream()
                .filter(fault -> UNREADABLE.contains(fault.kind())
                        && build.files().contains(fault.span().path()))
                .map(Fault::span)
                .map(span -> "it needs " + span.path() + ", which cannot be read")
                .findFirst();
    }

    private Optional<String> errors(KustomizationBuild build) {
        var errors = report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR && concerns(finding, build))
                .toList();
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(errors.get(0).rule() + " at " + errors.get(0).span()
                        + (errors.size() > 1 ? " and " + (errors.size() - 1) + " more" : ""));
    }

    private boolean concerns(Finding finding, KustomizationBuild build) {
        boolean inView = finding.views().isEmpty() || finding.views().contains(view.name());
        return inView
                && (build.files().contains(finding.span().path())
                        || finding.subject().equals(build.kustomization().toString()));
    }

    private boolean spread(Map<String, String> reasons) {
        boolean changed = false;
        for (Reference edge : view.references(Reference.Kind.DEPENDS_ON).toList()) {
            String from = edge.from().id().namespace() + "/" + edge.from().id().name();
            String to = edge.target().namespace() + "/" + edge.target().name();
            boolean kustomizations = edge.target().kind().equals("Kustomization")
                    && view.build(from).isPresent();
            if (kustomizations && reasons.containsKey(to) && !reasons.containsKey(from)) {
                reasons.put(from, "it depends on " + to + ", which is held back");
                changed = true;
            }
        }
        return changed;
    }
}
