package hlm002;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.Reference;
import dev.sluice.model.Reference.Kind;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.model.release.ValuesReference;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.text.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An entry of {@code valuesFrom} whose object, or key in the object, does not exist. */
@AutoService(Rule.class)
public final class ValuesFromMissing implements Rule {
    @Override
    public About about() {
        return About.error("values of a release do not exist, so it is neither installed nor upgraded");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.views().stream()
                .flatMap(view -> view.references(Kind.VALUES)
                        .map(ValuesReference::new)
                        .filter(values -> values.isKnown() && !values.isOptional())
                        .flatMap(values -> judge(repo, view, values).stream()));
    }

    private Optional<Finding> judge(Rendered repo, View view, ValuesReference values) {
        Reference reference = values.reference();
        List<Resource> objects = view
                .resources(reference.target().group(), reference.target().kind())
                .stream()
                .filter(object -> object.id().sameObject(reference.target()))
                .toList();
        if (!objects.isEmpty()) {
            return Absence.ofKey(view, objects, values)
                    ? Optional.of(withoutKey(view, objects.get(0), values))
                    : Optional.empty();
        }
        return repo.lacks(view, reference) && !Absence.isExplained(repo, view, reference)
                ? Optional.of(missing(view, reference))
                : Optional.empty();
    }

    private Finding missing(View view, Reference reference) {
        ResourceId target = reference.target();
        Finding finding = at(reference.node())
                .saying("%s does not exist", target.quoted())
                .about(reference.from().id())
                .in(view.name());
        List<Resource> elsewhere = view.lookalikes(target).elsewhere();
        if (elsewhere.size() == 1) {
            return finding.hint(
                            "it is in namespace \"%s\"; values are looked for in the namespace of the release",
                            elsewhere.get(0).id().namespace())
                    .related(elsewhere.get(0).span(), "defined here");
        }
        return finding.hint("%s", view.lookalikes(target).nearestName().map(name -> "did you mean \"" + name + "\"?"));
    }

    private Finding withoutKey(View view, Resource object, ValuesReference values) {
        List<String> keys = ValuesReference.keys(object);
        Optional<String> only = keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
        return at(values.keyNode())
                .saying("%s has no key \"%s\"", object.id().quoted(), values.key())
                .about(values.reference().from().id())
                .in(view.name())
                .related(object.span(), "defined here")
                .hint(
                        "%s",
                        Nearest.of(values.key(), keys)
                                .map(key -> "did you mean \"" + key + "\"?")
                                .or(() -> only.map(key -> "its only key is \"" + key + "\": name it in valuesKey")));
    }
}
