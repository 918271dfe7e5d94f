package sec010;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** An encrypted file that does not follow the creation rules of the repository. */
@AutoService(Rule.class)
public final class RecipientsDrift implements Rule {
    @Override
    public About about() {
        return About.warning("an encrypted file does not follow .sops.yaml").claims(FaultKind.RECIPIENTS_DRIFTED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.RECIPIENTS_DRIFTED).map(this::of);
    }
}
