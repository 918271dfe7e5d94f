package sec012;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A SOPS file that was changed after it was encrypted. Flux does not look, so it would be applied as it is. */
@AutoService(Rule.class)
public final class SopsTampered implements Rule {
    @Override
    public About about() {
        return About.error("an encrypted file was changed without sops").claims(FaultKind.SOPS_TAMPERED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.SOPS_TAMPERED).map(this::of);
    }
}
