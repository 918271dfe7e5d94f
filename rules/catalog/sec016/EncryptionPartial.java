package sec016;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** What an encrypted file leaves readable or unprotected without being damaged. */
@AutoService(Rule.class)
public final class EncryptionPartial implements Rule {
    @Override
    public About about() {
        return About.info("part of an encrypted file is not protected").claims(FaultKind.SOPS_PARTIAL);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.SOPS_PARTIAL).map(this::of);
    }
}
