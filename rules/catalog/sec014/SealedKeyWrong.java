package sec014;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A sealed data key that is damaged, or sealed for others than the file names. */
@AutoService(Rule.class)
public final class SealedKeyWrong implements Rule {
    @Override
    public About about() {
        return About.error("the data key is not sealed for whom the file names").claims(FaultKind.STANZA_WRONG);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.STANZA_WRONG).map(this::of);
    }
}
