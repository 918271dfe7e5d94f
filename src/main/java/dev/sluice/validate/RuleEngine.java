package dev.sluice.validate;

import dev.sluice.Parallel;
import dev.sluice.finding.Finding;
import dev.sluice.finding.RuleId;
import dev.sluice.model.Rendered;
import dev.sluice.model.Report;
import dev.sluice.rule.Rule;
import dev.sluice.text.Span;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/** Runs every rule over the rendered repository. */
final class RuleEngine {
    private final List<Rule> rules;

    RuleEngine(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** What the rules said. */
    record Judgement(List<Finding> findings, List<Report.Crash> crashes) {}

    /** Runs the rules, each on its own; one that throws is named and does not stop the others. */
    Judgement judge(Rendered repo, Executor threads) {
        List<Judgement> each = Parallel.map(rules, rule -> judge(rule, repo), threads);
        List<Report.Crash> crashes =
                each.stream().flatMap(one -> one.crashes().stream()).toList();
        return new Judgement(
                merge(each.stream().flatMap(one -> one.findings().stream()).toList()), crashes);
    }

    /** What reports say of the rules. */
    SortedMap<RuleId, Report.RuleInfo> infos() {
        SortedMap<RuleId, Report.RuleInfo> infos = new TreeMap<>();
        rules.forEach(rule -> infos.put(
                rule.id(),
                new Report.RuleInfo(
                        rule.name(),
                        rule.about().summary(),
                        rule.about().severity(),
                        rule.about().since())));
        return infos;
    }

    @SuppressWarnings("IllegalCatch") // A rule that throws is our bug; it must not hide what the others found.
    private static Judgement judge(Rule rule, Rendered repo) {
        try {
            return new Judgement(rule.check(repo).toList(), List.of());
        } catch (RuntimeException | StackOverflowError bug) {
            return new Judgement(List.of(), List.of(new Report.Crash(rule.id() + " " + rule.name(), bug)));
        }
    }

    /** One mistake is one finding, whatever number of views and builds it shows in. */
    private static List<Finding> merge(Collection<Finding> findings) {
        record Same(RuleId rule, Span span, String message) {}
        Map<Same, Finding> byPlace = new LinkedHashMap<>();
        findings.stream()
                .sorted()
                .forEach(finding -> byPlace.merge(
                        new Same(finding.rule(), finding.span(), finding.message()), finding, RuleEngine::join));
        return List.copyOf(byPlace.values());
    }

    private static Finding join(Finding one, Finding other) {
        boolean worse = other.severity().compareTo(one.severity()) < 0;
        Finding joined = worse ? one.as(other.severity()) : one;
        for (String view : other.views()) {
            joined = joined.in(view);
        }
        for (var related : other.related()) {
            joined = joined.related(related.span(), "%s", related.message());
        }
        return joined;
    }
}
