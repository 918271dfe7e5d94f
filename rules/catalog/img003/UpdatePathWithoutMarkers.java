package img003;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Edit;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Fix;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.model.image.ImageAutomations;
import dev.sluice.model.image.ImageAutomations.Automation;
import dev.sluice.model.image.SetterMarker;
import dev.sluice.model.image.SetterMarkers;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An image automation that scans a directory in which nothing is marked for the policies it sees. */
@AutoService(Rule.class)
public final class UpdatePathWithoutMarkers implements Rule {
    @Override
    public About about() {
        return About.error("an image automation scans a directory without markers for its policies");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        SetterMarkers markers = SetterMarkers.in(repo.plain());
        return repo.views().stream().flatMap(view -> {
            ImageAutomations images = ImageAutomations.of(view);
            return images.automations().stream()
                    .filter(automation -> !images.visibleTo(automation).isEmpty())
                    .filter(automation -> !repo.hides(view, ImageAutomations.GROUP, "ImagePolicy")
                            || !marked(images, automation, markers).isEmpty())
                    .filter(automation -> marked(images, automation, markers).stream()
                            .noneMatch(marker -> automation.scans(marker.file())))
                    .map(automation -> unmarked(repo, automation, marked(images, automation, markers))
                            .in(view.name()));
        });
    }

    /** The live markers, anywhere, of the policies that an automation sees. */
    private static List<SetterMarker> marked(ImageAutomations images, Automation automation, SetterMarkers markers) {
        return images.visibleTo(automation).stream()
                .flatMap(policy ->
                        markers.of(policy.id().namespace(), policy.id().name()).stream())
                .toList();
    }

    private Finding unmarked(Rendered repo, Automation automation, List<SetterMarker> elsewhere) {
        Resource resource = automation.resource();
        Optional<Node> path = resource.at("spec.update.path");
        String directory = automation.path().equals(RepoPath.ROOT)
                ? "the repository"
                : '"' + automation.path().value() + '"';
        String what = repo.plain().tree().isDirectory(automation.path())
                ? "has no marker for a policy of"
                : "is no directory, so it finds no marker of";
        Optional<RepoPath> common =
                elsewhere.stream().map(marker -> marker.file().parent()).reduce(UpdatePathWithoutMarkers::common);
        Finding finding = path.map(this::at)
                .orElseGet(() -> at(resource.span()))
                .saying(
                        "image automation \"%s\" scans %s, which %s namespace \"%s\"",
                        resource.id().name(), directory, what, automation.namespace())
                .hint(
                        common.isPresent()
                                ? "the markers are below \"./%s\""
                                : "mark the values to update, or point the path at the directory that holds them",
                        common.map(RepoPath::value).orElse(""))
                .fix(common.flatMap(to -> path.flatMap(node -> repoint(node, to))))
                .about(resource.id());
        for (SetterMarker marker : elsewhere) {
            finding = finding.related(marker.span(), "a marker that is not scanned");
        }
        return finding;
    }

    private static Optional<Fix> repoint(Node path, RepoPath to) {
        boolean plain = path instanceof Scalar scalar
                && scalar.style() == Scalar.Style.PLAIN
                && path.origin() instanceof Origin.Written;
        return plain
                ? Optional.of(Fix.safe("scan ./" + to.value(), new Edit(path.span(), "./" + to.value())))
                : Optional.empty();
    }

    private static RepoPath common(RepoPath one, RepoPath other) {
        RepoPath shared = one;
        while (!other.isIn(shared)) {
            shared = shared.parent();
        }
        return shared;
    }
}
