package sec015;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** Cipher text or metadata that sops reads, but that it would not have written. */
@AutoService(Rule.class)
public final class CipherTextSuspect implements Rule {
    @Override
    public About about() {
        return About.warning("an encrypted file was not left as sops wrote it").claims(FaultKind.SOPS_SUSPECT);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.SOPS_SUSPECT).map(this::of);
    }
}
