package sub002;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** An expression that post-build substitution cannot parse, or that leaves no valid YAML behind. */
@AutoService(Rule.class)
public final class SubstitutionSyntax implements Rule {
    @Override
    public About about() {
        return About.error("post-build substitution fails").claims(FaultKind.SUBSTITUTION_FAILED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.SUBSTITUTION_FAILED).map(this::of);
    }
}
