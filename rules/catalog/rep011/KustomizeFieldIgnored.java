package rep011;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.FluxKustomization;
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
        return repo.faults(FaultKind.FIELD_IGNORED)
                .filter(fault -> !isFluxObject(repo, fault))
                .map(this::of);
    }

    /** An object of Flux under the name of a kustomization file has a finding of its own. */
    private static boolean isFluxObject(Rendered repo, Fault fault) {
        return repo.plain().yaml(fault.span().path()).stream()
                .flatMap(file -> file.documents().stream())
                .anyMatch(root -> root.text("apiVersion").orElse("").startsWith(FluxKustomization.GROUP + "/"));
    }
}
