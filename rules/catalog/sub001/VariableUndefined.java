package sub001;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A variable that has no value and no default, in a cluster whose Flux does not let that pass. */
@AutoService(Rule.class)
public final class VariableUndefined implements Rule {
    @Override
    public About about() {
        return About.error("a variable has no value").claims(FaultKind.VARIABLE_UNSET);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.VARIABLE_UNSET).map(this::of);
    }
}
