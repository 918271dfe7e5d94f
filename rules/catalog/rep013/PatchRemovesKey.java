package rep013;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A key without a value in a strategic merge patch, which removes what the base says. */
@AutoService(Rule.class)
public final class PatchRemovesKey implements Rule {
    @Override
    public About about() {
        return About.warning("a patch removes a key that it only leaves blank").claims(FaultKind.PATCH_REMOVES_KEY);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.PATCH_REMOVES_KEY).map(this::of);
    }
}
