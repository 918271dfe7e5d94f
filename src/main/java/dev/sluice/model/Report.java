package dev.sluice.model;

import dev.sluice.finding.Finding;
import dev.sluice.finding.Severity;
import dev.sluice.finding.Suppression;
import java.util.List;
import java.util.SortedMap;

/**
 * The verdict.
 *
 * @param rendered what was judged
 * @param findings what is left, sorted; one entry per mistake, whatever number of views it shows in
 * @param silenced what was silenced and by what
 * @param crashes rules that failed to run: our own bugs, one line each
 * @param rules the rules that ran
 */
public record Report(
        Rendered rendered,
        List<Finding> findings,
        List<Silenced> silenced,
        List<Crash> crashes,
        SortedMap<dev.sluice.finding.RuleId, RuleInfo> rules) {
    /** A finding and what silenced it. */
    public record Silenced(Finding finding, Suppression by) {}

    /** A rule that threw: its id and what it said. */
    public record Crash(String rule, Throwable cause) {}

    /** What reports say of a rule: its name, what it is about and its usual severity. */
    public record RuleInfo(String name, String summary, Severity severity, String since) {}

    public Report {
        findings = findings.stream().sorted().toList();
        silenced = List.copyOf(silenced);
        crashes = List.copyOf(crashes);
    }

    /** How many findings there are of a severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
