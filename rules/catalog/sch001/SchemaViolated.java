package sch001;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A value that the schema of its kind does not allow. */
@AutoService(Rule.class)
public final class SchemaViolated implements Rule {
    @Override
    public About about() {
        return About.error("the API server would refuse the object").claims(FaultKind.SCHEMA_VIOLATED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.SCHEMA_VIOLATED).map(this::of);
    }
}
