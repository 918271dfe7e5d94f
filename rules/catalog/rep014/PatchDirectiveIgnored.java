package rep014;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A directive of a strategic merge patch that has no effect, or becomes a field of the object. */
@AutoService(Rule.class)
public final class PatchDirectiveIgnored implements Rule {
    @Override
    public About about() {
        return About.error("a patch has a directive that kustomize does not follow")
                .claims(FaultKind.PATCH_DIRECTIVE_IGNORED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.PATCH_DIRECTIVE_IGNORED).map(this::of);
    }
}
