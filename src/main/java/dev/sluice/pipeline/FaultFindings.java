package dev.sluice.pipeline;

import dev.sluice.finding.Finding;
import dev.sluice.finding.Severity;
import dev.sluice.model.Fault;
import dev.sluice.rule.Rule;
import dev.sluice.validate.Rules;
import java.util.List;
import java.util.stream.Stream;

/** Why a build fails, in the words of the rules; none of them is run. */
final class FaultFindings {
    private FaultFindings() {}

    /** The faults as errors, sorted, each told once: whatever is missing from a build makes it fail. */
    static List<Finding> of(List<Fault> faults) {
        if (faults.isEmpty()) {
            return List.of();
        }
        List<Rule> rules = Rules.registered();
        return faults.stream()
                .flatMap(fault -> finding(fault, rules))
                .sorted()
                .distinct()
                .toList();
    }

    private static Stream<Finding> finding(Fault fault, List<Rule> rules) {
        return rules.stream()
                .filter(rule -> rule.about().claims().contains(fault.kind()))
                .map(rule -> rule.of(fault).as(Severity.ERROR));
    }
}
