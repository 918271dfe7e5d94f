package dev.sluice.build;

import static dev.sluice.build.Repositories.bootstrap;
import static dev.sluice.build.Repositories.built;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Fault;
import dev.sluice.model.Rendered;
import dev.sluice.model.release.HelmRelease;
import dev.sluice.model.release.ReleaseValues;
import dev.sluice.testing.Trees;
import dev.sluice.validate.chart.ReleaseCheck;
import dev.sluice.yaml.Scalar;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values that the chart of a release gets, and what its schema says of them. */
class ReleaseTest {
    private static final String DEFAULTS = """
            a: chart
            b: chart
            map: {x: chart, y: chart}
            list: [chart, chart]
            """;

    @Test
    void the_chart_then_values_from_then_values() {
        ReleaseValues values = values("""
                valuesFrom: [{kind: ConfigMap, name: one}, {kind: ConfigMap, name: two}]
                values: {map: {x: inline}, list: [inline]}
                """, "b: one\nmap: {y: one, z: one}", "map: {z: two}");

        assertThat(values.complete()).isTrue();
        assertThat(values.values().text("a")).contains("chart");
        assertThat(values.values().text("b")).contains("one");
        assertThat(values.values().text("map.x")).contains("inline");
        assertThat(values.values().text("map.y")).contains("one");
        assertThat(values.values().text("map.z")).contains("two");
        assertThat(values.values().at("list[1]")).isEmpty();
    }

    @Test
    void a_null_takes_the_value_of_the_chart_away() {
        ReleaseValues values = values("values: {a: null, map: {x: null}}", "", "");

        assertThat(values.values().has("a")).isFalse();
        assertThat(values.values().at("map.x")).isEmpty();
        assertThat(values.values().text("map.y")).contains("chart");
    }

    @Test
    void each_value_keeps_the_place_where_it_is_written() {
        ReleaseValues values = values("valuesFrom: [{kind: ConfigMap, name: one}]", "b: one\nmap:\n  y: one", "");

        assertThat(values.values().at("map.y").orElseThrow().span()).hasToString("apps/a.yaml:18:10");
        assertThat(values.values().at("map.x").orElseThrow().span()).hasToString("charts/web/values.yaml:3:10");
    }

    @ParameterizedTest
    @CsvSource({"8080, INT", "007, STRING", "true, BOOL", "True, STRING", "text, STRING", "1.5, STRING"})
    void a_target_path_sets_what_helm_set_would(String text, Scalar.Kind kind) {
        ReleaseValues values = values("valuesFrom: [{kind: ConfigMap, name: one, targetPath: map.a\\.b.c}]", text, "");

        Scalar set = (Scalar) values.values()
                .at("map")
                .map(map -> map.child("a.b"))
                .map(inner -> inner.child("c"))
                .orElseThrow();
        assertThat(set.text()).isEqualTo(text);
        assertThat(set.kind()).isEqualTo(kind);
        assertThat(values.values().text("map.x")).contains("chart");
    }

    @Test
    void a_source_that_nobody_knows_leaves_only_what_stands_above_it() {
        ReleaseValues values = values("""
                valuesFrom: [{kind: ConfigMap, name: one}, {kind: Secret, name: by-hand}]
                values: {b: inline}
                """, "b: one\nmap: {y: one}", "");

        assertThat(values.complete()).isFalse();
        assertThat(values.values().text("b")).contains("inline");
        assertThat(values.values().has("a")).isFalse();
        assertThat(values.values().has("map")).isFalse();
    }

    @Test
    void a_value_of_a_target_path_that_nobody_knows_is_not_known() {
        ReleaseValues values = values("valuesFrom: [{kind: ConfigMap, name: one, targetPath: 'list[1]'}]", "x", "");

        assertThat(ReleaseValues.isKnown(values.values().at("list").orElseThrow()))
                .isFalse();
        assertThat(values.values().text("a")).contains("chart");
    }

    @Test
    void a_choice_of_the_schema_that_nothing_fits_is_one_mistake() {
        String schema = """
                {"properties": {"a": {"oneOf": [{"type": "integer"}, {"type": "object"}, {"type": "null"}]}}}""";

        assertThat(faults("values: {a: text}", schema)).singleElement().satisfies(fault -> {
            assertThat(fault.detail()).isEqualTo("\"a\" fits none of the forms that the chart's schema allows");
            assertThat(fault.span()).hasToString("apps/a.yaml:9:15");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "values: {a: '${b}'}|\"properties\": {\"a\": {\"type\": \"integer\"}}",
                "values: {a: '${b}'}|\"oneOf\": [{\"properties\": {\"a\": {\"const\": 1}}}, {\"properties\": {\"a\": {\"const\": 2}}}]",
                "values: {a: yes}|\"properties\": {\"a\": {\"type\": \"integer\"}}",
                "valuesFrom: [{kind: Secret, name: by-hand}]|\"required\": [\"q\"]",
            })
    void what_cannot_be_known_is_not_judged(String spec, String schema) {
        assertThat(faults(spec, "{" + schema + "}")).isEmpty();
    }

    @Test
    void a_value_that_is_missing_is_told_where_the_release_states_values() {
        assertThat(faults("values: {a: text}", "{\"required\": [\"q\"]}"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.detail()).isEqualTo("the values must have \"q\"");
                    assertThat(fault.span().path()).hasToString("apps/a.yaml");
                });
    }

    private static List<Fault> faults(String spec, String schema) {
        return ReleaseCheck.check(rendered(spec, "", "", schema));
    }

    private static ReleaseValues values(String spec, String one, String two) {
        Rendered rendered = rendered(spec, one, two, "{}");
        HelmRelease release = HelmRelease.in(rendered.views().get(0)).get(0);
        return release.values(release.chart().orElseThrow(), rendered.plain());
    }

    private static Rendered rendered(String spec, String one, String two, String schema) {
        String release = """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: web, namespace: flux-system}
                spec:
                  interval: 10m
                  chart:
                    spec: {chart: ./charts/web, sourceRef: {kind: GitRepository, name: flux-system}}
                """ + ("# \n" + spec).indent(2).stripTrailing() + "\n";
        return built(Trees.plain(
                "clusters/one/flux-system/gotk-sync.yaml",
                bootstrap("./clusters/one"),
                "clusters/one/apps.yaml",
                Repositories.kustomization("apps", "./apps", ""),
                "apps/a.yaml",
                release + configMap("one", one) + configMap("two", two),
                "charts/web/Chart.yaml",
                "name: web\nversion: 1.0.0\n",
                "charts/web/values.yaml",
                DEFAULTS,
                "charts/web/values.schema.json",
                schema));
    }

    private static String configMap(String name, String values) {
        return """
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s, namespace: flux-system}
                data:
                  values.yaml: |-
                """.formatted(name) + values.indent(4).stripTrailing() + "\n";
    }
}
