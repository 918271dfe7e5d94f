package sec011;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A SOPS file that nobody can open, whatever key they have. */
@AutoService(Rule.class)
public final class SopsMalformed implements Rule {
    @Override
    public About about() {
        return About.error("an encrypted file cannot be opened by anyone").claims(FaultKind.SOPS_MALFORMED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.SOPS_MALFORMED).map(this::of);
    }
}
