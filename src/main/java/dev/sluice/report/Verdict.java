package dev.sluice.report;

import dev.sluice.finding.Finding;
import dev.sluice.finding.Severity;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Report;
import dev.sluice.model.View;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said of one view in a summary.
 *
 * @param view the view
 * @param errors how many findings of each severity show in it, or in no particular view
 */
record Verdict(View view, long errors, long warnings, long infos) {
    /** The verdicts on all views; a finding that depends on no view counts for each. */
    static List<Verdict> of(Report report) {
        return report.rendered().views().stream()
                .map(view -> new Verdict(
                        view,
                        count(report, view, Severity.ERROR),
                        count(report, view, Severity.WARNING),
                        count(report, view, Severity.INFO)))
                .toList();
    }

    boolean isClean() {
        return errors == 0 && warnings == 0;
    }

    long objects() {
        return view.resources().count();
    }

    /** How many Kustomizations reached a state. */
    long builds(KustomizationBuild.State state) {
        return view.builds().stream().filter(build -> build.state() == state).count();
    }

    /** One line: what was built, and what was found. */
    String words() {
        List<String> parts = new ArrayList<>();
        parts.add(counted(view.builds().size(), "Kustomization"));
        parts.add(counted(objects(), "object"));
        for (KustomizationBuild.State state : KustomizationBuild.State.values()) {
            if (state != KustomizationBuild.State.BUILT && builds(state) > 0) {
                parts.add(builds(state) + " " + state.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        return String.join(", ", parts) + ": " + found();
    }

    private String found() {
        List<String> parts = new ArrayList<>();
        if (errors > 0) {
            parts.add(counted(errors, "error"));
        }
        if (warnings > 0) {
            parts.add(counted(warnings, "warning"));
        }
        if (parts.isEmpty()) {
            parts.add("clean");
        }
        return String.join(", ", parts);
    }

    static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static long count(Report report, View view, Severity severity) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == severity && concerns(finding, view))
                .count();
    }

    private static boolean concerns(Finding finding, View view) {
        return finding.views().isEmpty() || finding.views().contains(view.name());
    }
}
