package src002;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Fix;
import dev.sluice.model.Reference;
import dev.sluice.model.Reference.Kind;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A reference that misses its source because the source is in another namespace. */
@AutoService(Rule.class)
public final class SourceInOtherNamespace implements Rule {
    @Override
    public About about() {
        return About.error("a source is looked for in a namespace where it is not");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.views().stream()
                .flatMap(view -> Stream.concat(view.references(Kind.SOURCE), view.references(Kind.IMAGE_REPOSITORY))
                        .filter(reference -> repo.lacks(view, reference)
                                && !view.lookalikes(reference.target())
                                        .elsewhere()
                                        .isEmpty())
                        .map(reference -> missed(repo, view, reference)));
    }

    private Finding missed(Rendered repo, View view, Reference reference) {
        ResourceId target = reference.target();
        List<Resource> found = view.lookalikes(target).elsewhere();
        Optional<Fix> fix = found.size() == 1 ? fix(repo, reference, found.get(0)) : Optional.empty();
        Finding finding = at(reference.node())
                .saying(
                        "%s \"%s\" is in %s, not in \"%s\"",
                        target.kind(), target.name(), namespaces(found), target.namespace())
                .hint(
                        reference.namespaceGiven()
                                ? "correct the namespace of the reference"
                                : "a reference without namespace means that of its object, \"" + target.namespace()
                                        + '"')
                .fix(fix)
                .about(reference.from().id())
                .in(view.name());
        for (Resource source : found) {
            finding = finding.related(source.span(), "defined here");
        }
        return finding;
    }

    private static String namespaces(List<Resource> found) {
        return found.stream()
                .map(source -> '"' + source.id().namespace() + '"')
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private static Optional<Fix> fix(Rendered repo, Reference reference, Resource source) {
        return repo.plain()
                .setNamespace(reference, source.id().namespace())
                .map(edit -> Fix.safe("add namespace: " + source.id().namespace(), edit));
    }
}
