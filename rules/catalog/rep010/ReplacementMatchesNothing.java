package rep010;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A target of a replacement that no object fits, which kustomize passes over. */
@AutoService(Rule.class)
public final class ReplacementMatchesNothing implements Rule {
    @Override
    public About about() {
        return About.warning("a replacement has a target that nothing fits").claims(FaultKind.REPLACEMENT_UNMATCHED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.REPLACEMENT_UNMATCHED)
                .filter(repo::isSoInEveryBuild)
                .map(this::of);
    }
}
