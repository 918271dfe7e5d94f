package dev.sluice.maven;

import dev.sluice.cli.Lint;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Severity;
import dev.sluice.model.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * What a report means for a build.
 *
 * @param judged the report, and from which severity on it fails
 */
record Verdict(Lint.Judged judged) {
    /** How many findings the message names; all of them stand in the log above it. */
    private static final int NAMED = 5;

    boolean fails() {
        return !judged.failures().isEmpty() || !judged.report().crashes().isEmpty();
    }

    /** Where the report goes in Maven's log: as loud as what it says. */
    Consumer<String> channel(Log log) {
        if (fails()) {
            return log::error;
        }
        boolean advice = judged.report().findings().stream().allMatch(finding -> finding.severity() == Severity.INFO);
        return advice ? log::info : log::warn;
    }

    /**
     * Lets the build go on, or ends it.
     *
     * @throws MojoExecutionException if a rule of ours crashed: the verdict is worth nothing
     * @throws MojoFailureException if there are findings that fail the build; it names their counts and the first of them
     */
    void enforce() throws MojoExecutionException, MojoFailureException {
        List<Report.Crash> crashes = judged.report().crashes();
        if (!crashes.isEmpty()) {
            Report.Crash crash = crashes.get(0);
            throw new MojoExecutionException(
                    "rule " + crash.rule() + " failed; this is a bug of ours, please report it", crash.cause());
        }
        if (fails()) {
            throw new MojoFailureException(message());
        }
    }

    private String message() {
        List<String> lines = new ArrayList<>();
        lines.add(counts());
        List<Finding> failures = judged.failures();
        failures.stream()
                .limit(NAMED)
                .forEach(finding ->
                        lines.add("  " + finding.span() + ": " + finding.message() + " [" + finding.rule() + "]"));
        if (failures.size() > NAMED) {
            lines.add("  and " + (failures.size() - NAMED) + " more, all of them above");
        }
        return String.join("\n", lines);
    }

    private String counts() {
        return judged.failures().stream()
                .collect(Collectors.groupingBy(Finding::severity, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> counted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String counted(long count, Severity severity) {
        return count + " " + severity.word() + (count == 1 || severity == Severity.INFO ? "" : "s");
    }
}
