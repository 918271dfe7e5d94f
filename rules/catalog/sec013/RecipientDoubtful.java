package sec013;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A recipient whose public key is unknown, malformed, expired, revoked or weak. */
@AutoService(Rule.class)
public final class RecipientDoubtful implements Rule {
    @Override
    public About about() {
        return About.warning("a file is encrypted for a key that is not to be trusted")
                .claims(FaultKind.RECIPIENT_DOUBTED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.RECIPIENT_DOUBTED).map(this::of);
    }
}
