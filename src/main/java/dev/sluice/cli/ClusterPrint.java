package dev.sluice.cli;

import dev.sluice.finding.Finding;
import dev.sluice.model.ApplyOrder;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.model.Rendered;
import dev.sluice.model.View;
import dev.sluice.pipeline.ClusterBuild;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.report.TextReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints what Flux would apply to a cluster, and says what is left out and why. */
final class ClusterPrint {
    private final ClusterOptions options;
    private final Console console;

    ClusterPrint(ClusterOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    int run() {
        try (Pipeline pipeline = new Pipeline(options.settings())) {
            int exit = print(pipeline.build());
            Lint.refuseTroubles(pipeline.troubles());
            return exit;
        }
    }

    private int print(Rendered rendered) {
        List<View> views = rendered.views();
        String wanted = String.join(", ", options.settings().clusters());
        if (views.size() != 1) {
            return refuse(
                    views.isEmpty()
                            ? "no cluster view is at " + wanted
                            : "several cluster views are at " + wanted + ": "
                                    + views.stream().map(View::name).collect(Collectors.joining(", ")));
        }
        ClusterBuild cluster = new ClusterBuild(rendered, views.get(0));
        if (options.kustomization().isEmpty()) {
            List<KustomizationBuild> all = cluster.inOrder();
            all.forEach(this::sayLeftOut);
            return write(
                    cluster,
                    all,
                    all.stream()
                            .filter(build -> !build.kustomization().isSuspended())
                            .toList());
        }
        Optional<KustomizationBuild> one = cluster.find(options.kustomization().get());
        return one.map(build -> only(cluster, build)).orElseGet(() -> missing(cluster));
    }

    private int only(ClusterBuild cluster, KustomizationBuild build) {
        sayLeftOut(build);
        int exit = write(cluster, List.of(build), List.of(build));
        return build.state() == State.EXTERNAL ? Exit.USAGE : exit;
    }

    /** It may be hidden in one that cannot be built. */
    private int missing(ClusterBuild cluster) {
        String name = options.kustomization().orElse("");
        List<KustomizationBuild> all = cluster.inOrder();
        List<Finding> findings = cluster.findings(all);
        console.err()
                .print(TextReport.findings(findings, cluster.rendered().plain().tree()));
        int exit =
                refuse("no Kustomization " + name + " is in " + cluster.view().name()
                        + cluster.nearest(name)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
        return findings.isEmpty() ? exit : Exit.FINDINGS;
    }

    /** Prints those that are built, and findings about the others. */
    private int write(ClusterBuild cluster, List<KustomizationBuild> asked, List<KustomizationBuild> printed) {
        List<KustomizationBuild> built =
                printed.stream().filter(build -> build.state() == State.BUILT).toList();
        new ClusterOutput(options, console).write(built);
        console.err()
                .print(TextReport.findings(
                        cluster.findings(asked), cluster.rendered().plain().tree()));
        boolean failed =
                asked.stream().anyMatch(build -> build.state() == State.FAILED || build.state() == State.UNRESOLVED);
        return failed ? Exit.FINDINGS : Exit.CLEAN;
    }

    private void sayLeftOut(KustomizationBuild build) {
        reason(build)
                .ifPresent(reason ->
                        console.err().println("sluice: " + build.kustomization() + " is left out: " + reason));
        build.resources().stream()
                .filter(resource -> !ApplyOrder.isApplied(resource))
                .forEach(resource -> console.err()
                        .println("sluice: " + resource.id() + " is left out: it asks Flux not to apply it"));
    }

    private Optional<String> reason(KustomizationBuild build) {
        return switch (build.state()) {
            case EXTERNAL ->
                Optional.of("its source, " + build.kustomization().source()
                        + ", is not this repository; --source says where it is");
            case UNRESOLVED -> Optional.of("it needs something that is not in this repository");
            case FAILED -> Optional.of("it cannot be built");
            case BUILT ->
                build.kustomization().isSuspended() && options.kustomization().isEmpty()
                        ? Optional.of("it is suspended")
                        : Optional.empty();
        };
    }

    private int refuse(String reason) {
        return Usage.refuse(console, "build", reason);
    }
}
