package img001;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.model.View;
import dev.sluice.model.image.ImageAutomations;
import dev.sluice.model.image.ImageAutomations.Automation;
import dev.sluice.model.image.SetterMarker;
import dev.sluice.model.image.SetterMarkers;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An image policy that no automation lists, because all of them live in other namespaces. */
@AutoService(Rule.class)
public final class AutomationCannotSeePolicy implements Rule {
    @Override
    public About about() {
        return About.error("image automation and image policy are in different namespaces");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        SetterMarkers markers = SetterMarkers.in(repo.plain());
        return repo.views().stream().flatMap(view -> {
            ImageAutomations images = ImageAutomations.of(view);
            Stream<Finding> unseen = images.policies().stream()
                    .filter(policy -> !repo.hides(view, ImageAutomations.GROUP, "ImageUpdateAutomation")
                            && isUnseen(view, images, policy))
                    .map(policy -> unseen(images, markers, policy).in(view.name()));
            return Stream.concat(unseen, new DeniedAccess(this, view).findings());
        });
    }

    private static boolean isUnseen(View view, ImageAutomations images, Resource policy) {
        return !images.automations().isEmpty()
                && images.in(policy.id().namespace()).isEmpty()
                && view.resources(ImageAutomations.GROUP, "ImageUpdateAutomation").stream()
                        .noneMatch(other ->
                                other.id().namespace().equals(policy.id().namespace()));
    }

    private Finding unseen(ImageAutomations images, SetterMarkers markers, Resource policy) {
        String namespace = policy.id().namespace();
        List<SetterMarker> named = markers.of(namespace, policy.id().name());
        List<Automation> scanning = images.automations().stream()
                .filter(automation -> named.stream().anyMatch(marker -> automation.scans(marker.file())))
                .toList();
        List<Automation> shown = scanning.isEmpty() ? images.automations() : scanning;
        Finding finding = at(policy.span())
                .saying(
                        "no image automation sees ImagePolicy \"%s/%s\": they live in %s and list policies of their"
                                + " own namespace only",
                        namespace, policy.id().name(), namespaces(shown))
                .hint(
                        "move the automation to namespace \"%s\", or the policy and its markers to the automation's",
                        namespace)
                .about(policy.id());
        for (Automation automation : shown) {
            finding = finding.related(automation.resource().span(), "the automation");
        }
        for (SetterMarker marker : named) {
            finding = finding.related(marker.span(), "never written");
        }
        return finding;
    }

    private static String namespaces(List<Automation> automations) {
        return automations.stream()
                .map(automation -> '"' + automation.namespace() + '"')
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
    }
}
