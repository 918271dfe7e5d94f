package sch002;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A kind that no schema is known for: its objects pass unseen, and this says so. */
@AutoService(Rule.class)
public final class SchemaMissing implements Rule {
    @Override
    public About about() {
        return About.info("objects of a kind were not checked").claims(FaultKind.SCHEMA_MISSING);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.SCHEMA_MISSING).map(this::of);
    }
}
