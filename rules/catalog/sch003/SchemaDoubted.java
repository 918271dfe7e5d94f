package sch003;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A value that the built-in edition of a third party's schema does not allow; the cluster may have another edition. */
@AutoService(Rule.class)
public final class SchemaDoubted implements Rule {
    @Override
    public About about() {
        return About.info("the object does not fit the edition of its schema that is known here")
                .claims(FaultKind.SCHEMA_DOUBTED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.SCHEMA_DOUBTED).map(this::of);
    }
}
