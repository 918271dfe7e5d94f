package kus010;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A base or chart outside the repository: what is built from it was not judged. */
@AutoService(Rule.class)
public final class RemoteUnresolved implements Rule {
    @Override
    public About about() {
        return About.info("something remote was not looked at").claims(FaultKind.REMOTE_UNRESOLVED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.REMOTE_UNRESOLVED).map(this::of);
    }
}
