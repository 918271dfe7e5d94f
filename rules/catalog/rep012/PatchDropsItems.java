package rep012;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A strategic merge patch that was to change one item of a list and takes the others away. */
@AutoService(Rule.class)
public final class PatchDropsItems implements Rule {
    @Override
    public About about() {
        return About.warning("a patch takes items out of a list that it does not name")
                .claims(FaultKind.PATCH_DROPS_ITEMS);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.PATCH_DROPS_ITEMS).map(this::of);
    }
}
