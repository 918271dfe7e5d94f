package kus001;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A {@code spec.path} that is no directory of the artifact. */
@AutoService(Rule.class)
public final class PathMissing implements Rule {
    @Override
    public About about() {
        return About.error("the directory of a Kustomization is not in its source")
                .claims(FaultKind.PATH_MISSING);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.PATH_MISSING).map(this::of);
    }
}
