package dev.sluice.build.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import org.junit.jupiter.api.Test;

class HelmChartTest {
    private static final String REMOTE = "helmCharts:\n  - name: app\n    repo: https://charts.example.org\n";
    private static final String GENERATOR = """
            apiVersion: builtin
            kind: HelmChartInflationGenerator
            metadata: {name: g}
            name: app
            chartHome: mine
            """;
    private static final String LOCAL = "helmCharts:\n  - name: app\n";

    @Test
    void a_chart_from_a_repository_is_unknown_at_its_entry() {
        Fault fault = unresolved(new Project().kustomization(REMOTE + "    version: 1.0.0\n"));

        assertThat(fault.detail()).isEqualTo("the Helm chart \"app\" was not rendered");
        assertThat(fault.span().line()).isEqualTo(2);
    }

    @Test
    void a_chart_in_the_repository_is_named_by_its_path() {
        assertThat(unresolved(new Project().kustomization(LOCAL).file("charts/app/Chart.yaml", "name: app\n"))
                        .detail())
                .contains("at \"charts/app\"");
        assertThat(unresolved(new Project()
                                .kustomization("helmGlobals:\n  chartHome: ./mine\n" + LOCAL)
                                .file("mine/app/Chart.yaml", "name: app\n"))
                        .detail())
                .contains("at \"mine/app\"");
        assertThat(unresolved(new Project()
                                .kustomization(REMOTE + "    version: 1.0.0\n")
                                .file("charts/app-1.0.0/app/Chart.yaml", "name: app\n"))
                        .detail())
                .contains("at \"charts/app-1.0.0/app\"");
    }

    @Test
    void a_chart_that_nobody_has_is_missing_at_its_name() {
        Fault fault = new Project().kustomization(LOCAL).fault();

        assertThat(fault.kind()).isEqualTo(FaultKind.REFERENCE_MISSING);
        assertThat(fault.span()).hasToString("kustomization.yaml:2:11");
        assertThat(fault.hint()).isPresent();
    }

    @Test
    void a_file_of_values_that_is_not_there_is_missing_at_its_entry() {
        Fault values = new Project()
                .kustomization(REMOTE + "    valuesFile: values.yaml\n")
                .fault();
        Fault more = new Project()
                .kustomization(REMOTE + "    additionalValuesFiles: [a.yaml, b.yaml]\n")
                .file("a.yaml", "a: 1\n")
                .fault();

        assertThat(values.span()).hasToString("kustomization.yaml:4:17");
        assertThat(more.detail()).contains("\"b.yaml\"");
        assertThat(unresolved(new Project().kustomization(REMOTE + "    valuesFile: charts/app/values-x.yaml\n"))
                        .kind())
                .isEqualTo(FaultKind.REMOTE_UNRESOLVED);
    }

    @Test
    void the_old_field_and_the_generator_mean_the_same() {
        assertThat(unresolved(new Project()
                                .kustomization(
                                        "helmChartInflationGenerator:\n  - chartName: app\n    chartHome: mine\n")
                                .file("mine/app/Chart.yaml", "name: app\n"))
                        .detail())
                .contains("at \"mine/app\"");
        assertThat(unresolved(new Project()
                                .kustomization("generators: [g.yaml]\n")
                                .file("g.yaml", GENERATOR)
                                .file("mine/app/Chart.yaml", "name: app\n"))
                        .detail())
                .contains("at \"mine/app\"");
    }

    private static Fault unresolved(Project project) {
        Result result = project.build();
        assertThat(result.state()).as("%s", result.faults()).isEqualTo(Result.State.UNRESOLVED);
        return result.faults().stream()
                .filter(fault -> fault.kind() == FaultKind.REMOTE_UNRESOLVED)
                .findFirst()
                .orElseThrow();
    }
}
