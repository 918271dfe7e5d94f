package kus002;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.FluxKustomization;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.yaml.YamlFile;
import java.util.stream.Stream;

/** A kustomize build that fails for a reason that no other rule explains. */
@AutoService(Rule.class)
public final class BuildFails implements Rule {
    @Override
    public About about() {
        return About.error("the kustomize build fails").claims(FaultKind.BUILD_FAILED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.BUILD_FAILED)
                .filter(fault -> !isExplained(repo, fault))
                .map(this::of);
    }

    /** A file that is no YAML, or of the wrong name, has a finding of its own, which says more. */
    private static boolean isExplained(Rendered repo, Fault fault) {
        return fault.detail().startsWith("multiple-kustomization-files: ")
                || fault.span().path().name().matches("(?!kustomization[.])(?i:kustomization[.]ya?ml)")
                || repo.plain()
                        .yaml(fault.span().path())
                        .filter(file -> !file.isWhole() || isFluxObject(file, fault))
                        .isPresent();
    }

    private static boolean isFluxObject(YamlFile file, Fault fault) {
        return fault.detail().startsWith("bad-kustomization-type: ")
                && file.documents().stream()
                        .limit(1)
                        .anyMatch(root -> root.text("apiVersion").orElse("").startsWith(FluxKustomization.GROUP + "/"));
    }
}
