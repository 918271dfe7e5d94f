package dev.sluice.validate.chart;

import com.networknt.schema.path.NodePath;
import dev.sluice.finding.Wording;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Plain;
import dev.sluice.model.Rendered;
import dev.sluice.model.SourceFile;
import dev.sluice.model.View;
import dev.sluice.model.release.Chart;
import dev.sluice.model.release.HelmRelease;
import dev.sluice.model.release.ReleaseValues;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges the values of every release whose chart is at hand by the schema of the chart, as Helm does before it installs. */
public final class ReleaseCheck {
    /** More than anybody mends of one release at once. */
    private static final int MOST = 50;

    private final Plain files;
    private final Map<SourceFile, Optional<ValuesSchema>> schemas = new LinkedHashMap<>();

    private ReleaseCheck(Plain files) {
        this.files = files;
    }

    /** What the values of all releases do against the schemas of their charts, each mistake once with all its views. */
    public static List<Fault> check(Rendered rendered) {
        ReleaseCheck check = new ReleaseCheck(rendered.plain());
        Map<Object, Fault> faults = new LinkedHashMap<>();
        for (View view : rendered.views()) {
            for (HelmRelease release : HelmRelease.in(view)) {
                check.of(release)
                        .map(fault -> fault.about(release.resource().id()).in(view.name()))
                        .forEach(fault -> faults.merge(
                                List.of(fault.span(), fault.detail()), fault, (known, more) -> known.in(view.name())));
            }
        }
        return List.copyOf(faults.values());
    }

    private Stream<Fault> of(HelmRelease release) {
        Optional<Chart> chart = release.chart();
        Optional<SourceFile> file = chart.flatMap(Chart::schema);
        Optional<ValuesSchema> schema = file.flatMap(some -> schemas.computeIfAbsent(some, ValuesSchema::read));
        if (chart.isEmpty() || schema.isEmpty()) {
            return Stream.empty();
        }
        ReleaseValues values = release.values(chart.get(), files);
        Map<String, List<Complaint>> mistakes = new LinkedHashMap<>();
        schema.get().errors(Json.of(values.values())).stream()
                .flatMap(error -> Complaint.of(error, values).stream())
                .forEach(complaint -> mistakes.computeIfAbsent(key(complaint), each -> new ArrayList<>())
                        .add(complaint));
        return mistakes.values().stream()
                .filter(same -> same.stream().allMatch(one -> one.isCertain(values.complete())))
                .limit(MOST)
                .map(same ->
                        fault(same, release).related(Span.startOf(file.get().path()), "the chart's schema"));
    }

    /** What a choice of the schema decides is one mistake; else each place has its own. */
    private static String key(Complaint complaint) {
        return complaint.host() == null
                ? complaint.error().getInstanceLocation() + " "
                        + complaint.error().getKeyword() + " "
                        + complaint.error().getProperty()
                : complaint.choice() + " " + path(complaint.error().getInstanceLocation(), complaint.depth());
    }

    private static Fault fault(List<Complaint> same, HelmRelease release) {
        Complaint first = same.get(0);
        String path = path(first.error().getInstanceLocation());
        if (same.size() > 1 && first.host() != null) {
            String shown = path(first.error().getInstanceLocation(), first.depth());
            return at(
                    first.host(),
                    release,
                    Wording.format(
                            "%s fits none of the forms that the chart's schema allows",
                            shown.isEmpty() ? "the values" : "\"" + shown + "\""));
        }
        String property = first.error().getProperty();
        boolean extra = first.error().getKeyword().endsWith("Properties") && property != null;
        Mapping.Entry entry = extra && first.at() instanceof Mapping mapping ? mapping.entry(property) : null;
        return at(entry == null ? first.at() : entry.key(), release, new Demand(first, path).sentence());
    }

    /** What lies at the root of all values is mended where the release states values. */
    private static Fault at(Node node, HelmRelease release, String detail) {
        boolean root = node.span().equals(release.resource().root().span());
        Span place = root
                ? release.resource().at("spec.values").map(Node::span).orElseGet(release.resource()::span)
                : node.span();
        return Fault.of(FaultKind.CHART_VALUES_REJECTED, place, detail);
    }

    private static String path(NodePath place) {
        return path(place, place.getNameCount());
    }

    private static String path(NodePath place, int steps) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < Math.min(steps, place.getNameCount()); i++) {
            String step = String.valueOf(place.getElement(i));
            boolean index = place.getElement(i) instanceof Integer;
            path.append(index ? "[" + step + "]" : (path.isEmpty() ? "" : ".") + step);
        }
        return path.toString();
    }
}
