package dev.sluice.build;

import static dev.sluice.build.Repositories.kustomization;
import static dev.sluice.build.Repositories.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.FaultKind;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.KustomizationBuild.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables from ConfigMaps and Secrets that the view renders itself. */
class SubstituteFromTest {
    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: config, namespace: flux-system}
            data: {a: from-config, b: from-config, zone: "\\naz-1a\\n"}
            binaryData: {bin: QQ==}
            ---
            """;

    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata: {name: secret, namespace: flux-system}
            data: {b: ZnJvbS1zZWNyZXQ=, c: ZGF0YQ==}
            stringData: {c: string-data, zone: "\\naz-1b\\n"}
            ---
            """;

    @Test
    void v43_the_later_object_wins_and_line_feeds_are_dropped() {
        assertThat(filled("substituteFrom: [{kind: ConfigMap, name: config}, {kind: Secret, name: secret}]"))
                .isEqualTo("from-config from-secret string-data az-1b");
        assertThat(filled("substituteFrom: [{kind: Secret, name: secret}, {kind: ConfigMap, name: config}]"))
                .isEqualTo("from-config from-config string-data az-1a");
    }

    @Test
    void inline_values_win_over_all() {
        assertThat(filled("substitute: {b: inline}\nsubstituteFrom:"
                        + " [{kind: Secret, name: secret}, {kind: ConfigMap, name: config}]"))
                .isEqualTo("from-config inline string-data az-1a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", optional: true"})
    void what_an_object_outside_the_repository_may_set_stays_as_it_is(String optional) {
        assertThat(filled(
                        "substitute: {b: inline}\nsubstituteFrom: [{kind: ConfigMap, name: by-hand" + optional + "}]"))
                .isEqualTo("${a} inline ${c} ${zone}");
    }

    @Test
    void an_object_of_another_namespace_is_no_source() {
        String elsewhere = CONFIG.replace("namespace: flux-system", "namespace: apps");

        assertThat(text(apps("substituteFrom: [{kind: ConfigMap, name: config}]", elsewhere)))
                .isEqualTo("${a} ${b} ${c} ${zone}");
    }

    @Test
    void an_object_that_the_kustomization_itself_renders_is_no_source() {
        KustomizationBuild build = view(
                        "clusters/one/apps.yaml",
                        kustomization(
                                "apps", "./apps", "postBuild: {substituteFrom: [{kind: ConfigMap, name: config}]}"),
                        "apps/a.yaml",
                        CONFIG.replace("az-1a", "${a}"))
                .build("flux-system/apps")
                .orElseThrow();

        assertThat(build.resources().get(0).text("data.zone"))
                .hasValueSatisfying(zone -> assertThat(zone).contains("${a}"));
    }

    @Test
    void v46_and_v47_a_default_counts_only_with_a_variable_or_on_demand() {
        String object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {text: '${c:=blue}'}\n";

        assertThat(text(built("postBuild: {}", object, ""))).isEqualTo("${c:=blue}");
        assertThat(text(built("postBuild: {substituteStrategy: Always}", object, "")))
                .isEqualTo("blue");
        assertThat(text(built(
                        "postBuild: {substituteFrom: [{kind: ConfigMap, name: config}]}",
                        object,
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: config, namespace: flux-system}\n")))
                .isEqualTo("${c:=blue}");
    }

    @Test
    void objects_that_become_one_by_their_variables_fail_the_build() {
        String object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: '%s'}\n---\n";
        KustomizationBuild build =
                built("postBuild: {substitute: {a: x, b: x}}", object.formatted("${a}") + object.formatted("${b}"), "");

        assertThat(build.state()).isEqualTo(State.FAILED);
        assertThat(build.faults().get(0).kind()).isEqualTo(FaultKind.BUILD_FAILED);
        assertThat(build.faults().get(0).detail()).contains("id-conflict").contains("ConfigMap x");
        assertThat(build.faults().get(0).span()).hasToString("apps/a.yaml:7:18");
    }

    @Test
    void one_key_that_is_no_variable_name_fails_every_object() {
        KustomizationBuild build = apps(
                "substituteFrom: [{kind: ConfigMap, name: config}]", CONFIG.replace("a: from-config", "app.conf: x"));

        assertThat(build.state()).isEqualTo(State.FAILED);
        assertThat(build.faults().get(0).kind()).isEqualTo(FaultKind.SUBSTITUTION_FAILED);
        assertThat(build.faults().get(0).span().path()).hasToString("config/config.yaml");
    }

    private static String filled(String postBuild) {
        return text(apps(postBuild, CONFIG + SECRET));
    }

    private static String text(KustomizationBuild build) {
        return build.resources().get(0).text("data.text").orElseThrow();
    }

    private static KustomizationBuild apps(String postBuild, String config) {
        return built(
                "postBuild:\n" + postBuild.indent(2),
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {text: '${a} ${b} ${c} ${zone}'}\n",
                config);
    }

    private static KustomizationBuild built(String spec, String object, String config) {
        return view(
                        "clusters/one/apps.yaml",
                        kustomization("apps", "./apps", spec),
                        "clusters/one/config.yaml",
                        kustomization("config", "./config", ""),
                        "config/config.yaml",
                        config,
                        "apps/a.yaml",
                        object)
                .build("flux-system/apps")
                .orElseThrow();
    }
}
