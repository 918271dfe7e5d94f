package rep009;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** An entry of {@code images} for an image that the build does not have, which kustomize passes over. */
@AutoService(Rule.class)
public final class ImageMatchesNothing implements Rule {
    @Override
    public About about() {
        return About.warning("an entry of images is for an image that is not there")
                .claims(FaultKind.IMAGE_UNMATCHED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.IMAGE_UNMATCHED)
                .filter(repo::isSoInEveryBuild)
                .map(this::of);
    }
}
