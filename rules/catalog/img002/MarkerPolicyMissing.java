package img002;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Edit;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Fix;
import dev.sluice.model.Knowledge;
import dev.sluice.model.Rendered;
import dev.sluice.model.ResourceId;
import dev.sluice.model.image.ImageAutomations;
import dev.sluice.model.image.SetterMarker;
import dev.sluice.model.image.SetterMarkers;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.text.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A setter marker that names a policy which does not exist. */
@AutoService(Rule.class)
public final class MarkerPolicyMissing implements Rule {
    @Override
    public About about() {
        return About.error("a setter marker names an image policy that does not exist");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        List<ResourceId> policies = repo.views().stream()
                .flatMap(view -> view.resources(ImageAutomations.GROUP, "ImagePolicy").stream())
                .map(policy -> policy.id())
                .distinct()
                .sorted()
                .toList();
        boolean mayHide = policies.isEmpty()
                || policies.stream().anyMatch(policy -> Knowledge.isTemplated(policy.namespace() + policy.name()))
                || repo.views().stream().anyMatch(view -> repo.hides(view, ImageAutomations.GROUP, "ImagePolicy"));
        return SetterMarkers.in(repo.plain()).live().stream()
                .filter(marker -> !mayHide && policies.stream().noneMatch(policy -> names(marker, policy)))
                .map(marker -> missing(marker, policies));
    }

    private static boolean names(SetterMarker marker, ResourceId policy) {
        return marker.namespace().equals(policy.namespace()) && marker.name().equals(policy.name());
    }

    private Finding missing(SetterMarker marker, List<ResourceId> policies) {
        List<String> sameName = policies.stream()
                .filter(policy -> policy.name().equals(marker.name()))
                .map(policy -> policy.namespace() + ":" + policy.name())
                .toList();
        Optional<String> meant = sameName.size() == 1
                ? Optional.of(sameName.get(0))
                : Nearest.of(
                        marker.policy(),
                        policies.stream()
                                .map(policy -> policy.namespace() + ":" + policy.name())
                                .toList());
        return at(marker.span())
                .saying(
                        "the marker names ImagePolicy \"%s/%s\", which does not exist",
                        marker.namespace(), marker.name())
                .hint("did you mean \"%s\"?", meant)
                .fix(meant.filter(name -> sameName.size() == 1).map(name -> rename(marker, name)));
    }

    private static Fix rename(SetterMarker marker, String policy) {
        String text = marker.comment().text().replace("\"" + marker.policy(), "\"" + policy);
        return Fix.safe("name " + policy, new Edit(marker.span(), "#" + text));
    }
}
