package rep006;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Severity;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A namespace of a kustomization that gives a Namespace object another name. */
@AutoService(Rule.class)
public final class NamespaceObjectRenamed implements Rule {
    @Override
    public About about() {
        return About.warning("a kustomization renames a Namespace object").claims(FaultKind.NAMESPACE_RENAMED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        List<Renaming> all = repo.faults(FaultKind.NAMESPACE_RENAMED)
                .flatMap(fault -> Renaming.of(repo, fault).stream())
                .toList();
        return all.stream()
                .filter(one -> !one.isMeant(repo, namesOf(all, one)))
                .map(one -> of(one.fault()).as(severity(repo, one)).hint("%s", hint(one)));
    }

    /** The names that one document gets; more than one make a template of it. */
    private static Set<String> namesOf(List<Renaming> all, Renaming one) {
        return all.stream()
                .filter(other -> other.document().equals(one.document()))
                .map(Renaming::to)
                .collect(Collectors.toSet());
    }

    private static Severity severity(Rendered repo, Renaming one) {
        if (one.isTaken(repo)) {
            return Severity.ERROR;
        }
        return one.isUndone(repo) ? Severity.INFO : Severity.WARNING;
    }

    private static String hint(Renaming one) {
        return "kustomize names every Namespace object after the namespace: write \"" + one.from()
                + "\" here, or keep the object out of this kustomization";
    }
}
