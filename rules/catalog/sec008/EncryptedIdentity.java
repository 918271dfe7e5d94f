package sec008;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A field by which kustomize and Flux know an object, as cipher text. */
@AutoService(Rule.class)
public final class EncryptedIdentity implements Rule {
    @Override
    public About about() {
        return About.error("the identity of an object is encrypted").claims(FaultKind.IDENTITY_SEALED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.IDENTITY_SEALED).map(this::of);
    }
}
