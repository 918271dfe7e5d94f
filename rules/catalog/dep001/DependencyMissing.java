package dep001;

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
import java.util.stream.Stream;

/** A {@code dependsOn} that names a Kustomization or HelmRelease that does not exist. */
@AutoService(Rule.class)
public final class DependencyMissing implements Rule {
    @Override
    public About about() {
        return About.error("a dependency does not exist, so what waits for it waits for ever");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.views().stream()
                .flatMap(view -> view.references(Kind.DEPENDS_ON)
                        .filter(reference -> repo.lacks(view, reference))
                        .map(reference -> missing(repo, view, reference)));
    }

    private Finding missing(Rendered repo, View view, Reference reference) {
        ResourceId target = reference.target();
        Finding finding = at(reference.node())
                .saying("dependency %s does not exist", target.quoted())
                .about(reference.from().id())
                .in(view.name());
        List<Resource> elsewhere = view.lookalikes(target).elsewhere();
        if (elsewhere.size() == 1) {
            String namespace = elsewhere.get(0).id().namespace();
            return finding.hint("it is in namespace \"%s\"", namespace)
                    .related(elsewhere.get(0).span(), "defined here")
                    .fix(repo.plain()
                            .setNamespace(reference, namespace)
                            .map(edit -> Fix.safe("add namespace: " + namespace, edit)));
        }
        return finding.hint("%s", advice(repo, view, target));
    }

    private static Optional<String> advice(Rendered repo, View view, ResourceId target) {
        Optional<String> otherKind = view.lookalikes(target)
                .ofOtherKind()
                .map(other -> "there is a " + other.id().kind() + " of that name, but a " + target.kind()
                        + " depends on " + target.kind() + "s only");
        Optional<String> otherView = repo.views().stream()
                .filter(other -> other.defines(target))
                .findFirst()
                .map(other -> "it exists in cluster \"" + other.name() + "\" only");
        return otherKind
                .or(() -> otherView)
                .or(() -> view.lookalikes(target).nearestName().map(name -> "did you mean \"" + name + "\"?"));
    }
}
