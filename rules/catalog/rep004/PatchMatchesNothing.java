package rep004;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A patch whose target names an object that the build does not have, which kustomize passes over. */
@AutoService(Rule.class)
public final class PatchMatchesNothing implements Rule {
    @Override
    public About about() {
        return About.warning("a patch is for an object that is not there").claims(FaultKind.PATCH_UNMATCHED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.PATCH_UNMATCHED)
                .filter(fault -> repo.isSoInEveryBuild(fault) && !awaitsBootstrap(repo, fault))
                .map(this::of);
    }

    /** The manifest of Flux's own objects lies beside as an empty file, which bootstrap will fill. */
    private static boolean awaitsBootstrap(Rendered repo, Fault fault) {
        return fault.span()
                .path()
                .parent()
                .resolve("gotk-components.yaml")
                .flatMap(path -> repo.plain().yaml(path))
                .filter(file -> file.documents().isEmpty())
                .isPresent();
    }
}
