package sec007;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** An object merged from encrypted files in such a way that no data key opens all of it. */
@AutoService(Rule.class)
public final class ConflictingEncryptedPatches implements Rule {
    @Override
    public About about() {
        return About.error("Flux cannot decrypt an object that is merged from encrypted files")
                .claims(FaultKind.DECRYPTION_FAILED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.DECRYPTION_FAILED).map(this::of);
    }
}
