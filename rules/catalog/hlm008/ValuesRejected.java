package hlm008;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A value of a release that the schema of its chart does not allow. */
@AutoService(Rule.class)
public final class ValuesRejected implements Rule {
    @Override
    public About about() {
        return About.error("the chart refuses the values of a release").claims(FaultKind.CHART_VALUES_REJECTED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.CHART_VALUES_REJECTED).map(this::of);
    }
}
