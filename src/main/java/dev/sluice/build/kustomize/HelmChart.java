package dev.sluice.build.kustomize;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chart that a kustomization wants rendered, for which kustomize calls helm. Nothing is called here, so its objects are
 * unknown; what kustomize would not even find is known all the same (kustomize api 0.21.2,
 * internal/builtins/HelmChartInflationGenerator.go).
 *
 * @param fields its entry
 * @param name the name of the chart; null if there is none
 * @param home the directory of charts, as it was written
 */
record HelmChart(Mapping fields, @Nullable Scalar name, String home) {
    private static final String DEFAULT_HOME = "charts";
    private static final String WAY_OUT =
            "kustomize renders charts only with --enable-helm, and Flux never does: use a HelmRelease";

    /** A chart of {@code helmCharts}, or of a generator's configuration. */
    static HelmChart of(Mapping entry, Mapping globals) {
        return new HelmChart(entry, KustomizationFile.text(entry, "name"), home(globals));
    }

    /** A chart of {@code helmChartInflationGenerator}, whose fields had other names. */
    static HelmChart old(Mapping entry) {
        return new HelmChart(entry, KustomizationFile.text(entry, "chartName"), home(entry));
    }

    private static String home(Mapping globals) {
        String home = KustomizationFile.textOrEmpty(globals, "chartHome");
        return home.isEmpty() ? DEFAULT_HOME : home;
    }

    /** Why there are no objects of it: because something is missing, or because it was not rendered. */
    Failed unrendered(Directory directory) {
        if (name == null) {
            return Failed.because(Cause.GENERATOR_KEY, fields.span(), "the chart has no name");
        }
        Optional<RepoPath> chart = directory.path().resolve(home + version() + "/" + name.text());
        boolean here = chart.filter(directory.files()::isDirectory).isPresent();
        boolean pulled = !repository().isEmpty();
        if (!here && !pulled && !home.startsWith("/")) {
            return Failed.because(
                            Cause.MISSING_FILE,
                            name.span(),
                            "no chart is at \"" + home + "/" + name.text() + "\", and no repository is given")
                    .hint("name the chart's repository under \"repo\", or correct \"chartHome\"");
        }
        values().filter(file -> here || !pulled || !file.text().contains(home)).forEach(directory::file);
        String place = here ? "the Helm chart at \"" + chart.get() + "\"" : "the Helm chart \"" + name.text() + "\"";
        return new Failed(Fault.of(FaultKind.REMOTE_UNRESOLVED, fields.span(), place + " was not rendered")
                .hint(WAY_OUT));
    }

    /** A chart with a version is pulled into a directory of its own. */
    private String version() {
        String version = KustomizationFile.textOrEmpty(fields, "version")
                + KustomizationFile.textOrEmpty(fields, "chartVersion");
        return version.isEmpty() || repository().isEmpty() || name == null ? "" : "/" + name.text() + "-" + version;
    }

    private String repository() {
        return KustomizationFile.textOrEmpty(fields, "repo") + KustomizationFile.textOrEmpty(fields, "chartRepoUrl");
    }

    /** The files of values that the entry names. */
    private Stream<Scalar> values() {
        Stream<Node> more = KustomizationFile.items(fields, "additionalValuesFiles").stream();
        return Stream.concat(Stream.of("valuesFile", "values").flatMap(this::text), more.map(Scalar.class::cast));
    }

    private Stream<Scalar> text(String field) {
        return Stream.ofNullable(KustomizationFile.text(fields, field));
    }
}
