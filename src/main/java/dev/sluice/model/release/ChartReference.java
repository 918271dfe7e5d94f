package dev.sluice.model.release;

import dev.sluice.model.FluxKustomization;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.text.RepoPath;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which chart a release installs, if it may lie in a directory.
 *
 * @param source the source that holds it
 * @param path where it lies in the source
 * @param ownDefaults whether the chart's own values are its defaults, and not files that the reference names
 */
public record ChartReference(ResourceId source, RepoPath path, boolean ownDefaults) {
    /** Sources that hold charts as directories. */
    private static final Set<String> FILES = Set.of("GitRepository", "Bucket");

    /** Sources that are a chart themselves. */
    private static final Set<String> ARTIFACTS = Set.of("OCIRepository", "ExternalArtifact");

    /**
     * The reference that a release states; empty for a chart of a chart repository, and if the release does not say.
     *
     * @param objects finds the HelmChart that the release names
     */
    public static Optional<ChartReference> of(Resource release, Function<ResourceId, Optional<Resource>> objects) {
        if (release.at("spec.chartRef").isEmpty()) {
            return in(release, "spec.chart.spec.");
        }
        ResourceId target = source(release, "spec.chartRef.");
        return target.kind().equals("HelmChart")
                ? objects.apply(target).flatMap(chart -> in(chart, "spec."))
                : Optional.of(new ChartReference(target, RepoPath.ROOT, true))
                        .filter(reference -> ARTIFACTS.contains(target.kind()));
    }

    private static Optional<ChartReference> in(Resource object, String at) {
        ResourceId source = source(object, at + "sourceRef.");
        RepoPath path = RepoPath.ROOT.resolveClamped(object.text(at + "chart").orElse(""));
        boolean ownDefaults = object.at(at + "valuesFiles").isEmpty()
                && object.at(at + "valuesFile").isEmpty();
        return Optional.of(new ChartReference(source, path, ownDefaults))
                .filter(reference -> FILES.contains(source.kind()));
    }

    private static ResourceId source(Resource object, String at) {
        return new ResourceId(
                FluxKustomization.SOURCE_GROUP,
                "",
                object.text(at + "kind").orElse(""),
                object.text(at + "namespace")
                        .filter(text -> !text.isEmpty())
                        .orElse(object.id().namespace()),
                object.text(at + "name").orElse(""));
    }
}
