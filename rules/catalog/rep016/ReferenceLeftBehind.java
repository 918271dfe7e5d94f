package rep016;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.text.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A reference that keeps the name of an object which a prefix, a suffix or a hash has renamed. */
@AutoService(Rule.class)
public final class ReferenceLeftBehind implements Rule {
    @Override
    public About about() {
        return About.error("a reference does not follow an object that is renamed")
                .claims(FaultKind.REFERENCE_LEFT_BEHIND);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.REFERENCE_LEFT_BEHIND)
                .filter(fault -> !isThereAfterAll(repo, fault))
                .map(this::of);
    }

    /** Whether a cluster has an object of that kind and the old name, from another Kustomization. */
    private static boolean isThereAfterAll(Rendered repo, Fault fault) {
        Span renamed = fault.related().get(0).span();
        List<Resource> resources = repo.views().stream()
                .filter(view -> fault.views().contains(view.name()))
                .flatMap(view -> view.resources())
                .toList();
        Set<String> kinds = resources.stream()
                .filter(resource -> resource.span().equals(renamed))
                .map(resource -> resource.id().kind())
                .collect(Collectors.toSet());
        return resources.stream()
                .anyMatch(resource -> kinds.contains(resource.id().kind())
                        && fault.detail().contains('"' + resource.id().name() + "\" gets"));
    }
}
