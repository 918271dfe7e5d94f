package kus003;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Severity;
import dev.sluice.model.Rendered;
import dev.sluice.model.View;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An object that two Flux Kustomizations apply to the same cluster. */
@AutoService(Rule.class)
public final class ObjectOwnedTwice implements Rule {
    @Override
    public About about() {
        return About.error("two Kustomizations apply the same object");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.views().stream().flatMap(this::check);
    }

    private Stream<Finding> check(View view) {
        Map<Contest.Owners, List<Contest>> contests = Contest.in(view)
                .collect(Collectors.groupingBy(Contest::owners, LinkedHashMap::new, Collectors.toList()));
        return contests.values().stream().map(group -> of(view, group));
    }

    /** What two Kustomizations share is one mistake, told at its worst object. */
    private Finding of(View view, List<Contest> group) {
        Contest worst =
                group.stream().min(Comparator.comparing(Contest::severity)).orElseThrow();
        Finding finding = at(worst.first().span())
                .saying(
                        "%s is applied by Kustomization \"%s\" and by \"%s\"%s",
                        worst.first().id(),
                        worst.owners().first(),
                        worst.owners().second(),
                        group.size() == 1 ? "" : ", and so are " + (group.size() - 1) + " more")
                .as(worst.severity())
                .related(worst.second().span(), "the other one")
                .hint(
                        worst.severity() == Severity.ERROR
                                ? "they differ, so each undoes the other: keep the object in one of them"
                                : "removing it from one deletes it for both: keep the object in one of them")
                .about(worst.first().id());
        for (String owner : List.of(worst.owners().first(), worst.owners().second())) {
            finding = view.build(owner).isPresent()
                    ? finding.related(
                            view.build(owner).get().kustomization().resource().span(), "applied by this Kustomization")
                    : finding;
        }
        return finding.in(view.name());
    }
}
