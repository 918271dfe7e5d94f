package src001;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Edit;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Fix;
import dev.sluice.model.Reference;
import dev.sluice.model.Reference.Kind;
import dev.sluice.model.Rendered;
import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.yaml.Origin;
import java.util.Optional;
import java.util.stream.Stream;

/** A reference to a source that no manifest in the repository defines, in whatever namespace. */
@AutoService(Rule.class)
public final class SourceDangling implements Rule {
    @Override
    public About about() {
        return About.error("a source is not defined in this repository");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.views().stream()
                .flatMap(view -> Stream.concat(view.references(Kind.SOURCE), view.references(Kind.IMAGE_REPOSITORY))
                        .filter(reference -> repo.lacks(view, reference)
                                && view.lookalikes(reference.target())
                                        .elsewhere()
                                        .isEmpty())
                        .map(reference -> dangling(view, reference)));
    }

    private Finding dangling(View view, Reference reference) {
        ResourceId target = reference.target();
        Finding finding = at(reference.node())
                .saying("%s is not defined in this repository", target.quoted())
                .about(reference.from().id())
                .in(view.name());
        Optional<String> otherKind =
                view.lookalikes(target).ofOtherKind().map(other -> other.id().quoted());
        Optional<String> nearest = view.lookalikes(target).nearestName();
        return otherKind.isPresent()
                ? finding.hint("there is %s; set the kind to what is meant", otherKind)
                : finding.hint("did you mean \"%s\"?", nearest).fix(nearest.flatMap(name -> rename(reference, name)));
    }

    private static Optional<Fix> rename(Reference reference, String name) {
        return reference.node().origin() instanceof Origin.Written written
                ? Optional.of(Fix.unsafe("write \"" + name + "\"", new Edit(written.edit(), name)))
                : Optional.empty();
    }
}
