package dev.sluice.model.release;

import dev.sluice.model.Plain;
import dev.sluice.model.Reference;
import dev.sluice.model.Resource;
import dev.sluice.model.View;
import dev.sluice.text.Lines;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A HelmRelease of a view. What its chart creates stays out of sight; which values the chart gets does not.
 *
 * @param resource the object
 * @param view the cluster that gets it
 */
public record HelmRelease(Resource resource, View view) {
    /** The API group of HelmReleases. */
    public static final String GROUP = "helm.toolkit.fluxcd.io";

    /** The releases of a view. */
    public static List<HelmRelease> in(View view) {
        return view.resources(GROUP, "HelmRelease").stream()
                .map(object -> new HelmRelease(object, view))
                .toList();
    }

    /** The chart; empty if its files are not at hand. */
    public Optional<Chart> chart() {
        return ChartReference.of(resource, view::find)
                .flatMap(reference ->
                        view.files(reference.source()).flatMap(files -> Chart.in(reference.path(), files)));
    }

    /** The entries of {@code valuesFrom} in their order. */
    public List<ValuesReference> valuesFrom() {
        return view.references(Reference.Kind.VALUES)
                .filter(reference -> reference.from().id().equals(resource.id())
                        && reference.from().owner().equals(resource.owner()))
                .map(ValuesReference::new)
                .toList();
    }

    /**
     * The values that a chart gets.
     *
     * @param files the repository that the values are written in
     */
    public ReleaseValues values(Chart chart, Plain files) {
        ReleaseValues values = ReleaseValues.none(resource.root());
        Function<RepoPath, Optional<Lines>> lines = path -> files.yaml(path).map(file -> file.lines());
        for (ValuesReference from : valuesFrom()) {
            Optional<Scalar> value = from.isKnown()
                    ? view.find(from.reference().target()).flatMap(object -> value(from, object))
                    : Optional.empty();
            Optional<String> path = from.targetPath();
            if (path.isPresent() && value.isPresent()) {
                values = values.withOne(path.get(), value.get(), from.isLiteral());
            } else {
                values = value.isPresent() ? values.withFile(value.get(), lines) : values.withUnknown();
            }
        }
        Node inline = resource.at("spec.values").orElse(null);
        values = inline instanceof Mapping over ? values.with(over) : values;
        values = values.over(chart);
        boolean ownDefaults = ChartReference.of(resource, view::find)
                .map(ChartReference::ownDefaults)
                .orElse(false);
        return ownDefaults ? values : values.incomplete();
    }

    /** The value of an entry, the base64 of a Secret decoded; empty if it cannot be told. */
    private static Optional<Scalar> value(ValuesReference from, Resource object) {
        Optional<Scalar> value = from.entry(object)
                .map(Mapping.Entry::value)
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast);
        boolean encoded = object.id().kind().equals("Secret")
                && object.at("stringData").map(data -> data.child(from.key())).isEmpty();
        return encoded ? value.flatMap(HelmRelease::decoded) : value;
    }

    private static Optional<Scalar> decoded(Scalar value) {
        if (value.isSealed()) {
            return Optional.of(value);
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(value.text());
            Origin origin = new Origin.Generated(value.span(), value.origin());
            return Optional.of(Scalar.string(new String(bytes, StandardCharsets.UTF_8), origin));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
