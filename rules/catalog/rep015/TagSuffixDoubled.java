package rep015;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A {@code tagSuffix} in a field that kustomize reaches by two ways. */
@AutoService(Rule.class)
public final class TagSuffixDoubled implements Rule {
    @Override
    public About about() {
        return About.error("a tag gets its suffix twice").claims(FaultKind.IMAGE_CHANGED_TWICE);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.IMAGE_CHANGED_TWICE).map(this::of);
    }
}
