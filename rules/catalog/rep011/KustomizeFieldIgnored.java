package rep011;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A field of a kustomization file that Flux or kustomize passes over without a word. */
@AutoService(Rule.class)
public final class KustomizeFieldIgnored implements Rule {
    @Override
    public About about() {
        return About.warning("a field of a kustomization file is passed over").claims(FaultKind.FIELD_IGNORED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.FIELD_IGNORED).map(this::of);
    }
}
