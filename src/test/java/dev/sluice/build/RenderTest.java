package dev.sluice.build;

import static dev.sluice.build.Repositories.apps;
import static dev.sluice.build.Repositories.configMap;
import static dev.sluice.build.Repositories.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app}
            spec: {template: {spec: {containers: [{name: app, image: A}]}}}
            """;

    @Test
    void a_path_that_is_not_there_is_reported_with_the_nearest_one() {
        KustomizationBuild build = apps("", "app/a.yaml", configMap("a"));

        assertThat(build.state()).isEqualTo(State.FAILED);
        Fault fault = build.faults().get(0);
        assertThat(fault.kind()).isEqualTo(FaultKind.PATH_MISSING);
        assertThat(fault.detail()).isEqualTo("directory \"apps\" does not exist");
        assertThat(fault.hint()).contains("did you mean \"./app\"?");
        assertThat(fault.span()).hasToString("clusters/one/apps.yaml:7:9");
        assertThat(fault.subject()).isEqualTo("Kustomization flux-system/apps");
    }

    @Test
    void a_path_that_is_a_file_fails() {
        Fault fault = apps("", "apps", "a: b").faults().get(0);

        assertThat(fault.kind()).isEqualTo(FaultKind.BUILD_FAILED);
        assertThat(fault.detail()).contains("is a file");
    }

    @Test
    void a_directory_without_kustomization_file_is_read_file_by_file() {
        KustomizationBuild build = apps(
                "",
                "apps/b.yaml",
                configMap("b"),
                "apps/a.yml",
                configMap("a"),
                "apps/deep/.hidden/c.yaml",
                configMap("c"),
                "apps/unit/kustomization.yaml",
                "resources: [d.yaml]",
                "apps/unit/d.yaml",
                configMap("d"),
                "apps/unit/not-listed.yaml",
                configMap("e"),
                "apps/notes.txt",
                "no manifest",
                "apps/empty.yaml",
                "# nothing\n");

        assertThat(build.resources())
                .extracting(resource -> resource.id().name())
                .containsExactly("a", "b", "c", "d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"replicas: 2 | no kind", "kind: Foo | no metadata.name", "[a] | no mapping"})
    void one_file_that_is_no_object_stops_a_generated_build(String content, String lack) {
        KustomizationBuild build = apps("", "apps/a.yaml", configMap("a"), "apps/values.yaml", "# values\n" + content);

        assertThat(build.state()).isEqualTo(State.FAILED);
        assertThat(build.faults().get(0).detail())
                .contains("\"apps/values.yaml\" is no Kubernetes object")
                .contains(lack);
        assertThat(build.faults().get(0).span()).hasToString("apps/values.yaml:2:1");
    }

    @Test
    void a_directory_without_manifests_builds_nothing_and_succeeds() {
        KustomizationBuild build = apps("", "apps/.gitkeep", "");

        assertThat(build.state()).isEqualTo(State.BUILT);
        assertThat(build.resources()).isEmpty();
    }

    @Test
    void names_and_namespaces_of_the_kustomization_replace_those_of_the_file() {
        Resource a = only(
                apps(
                        "targetNamespace: shop\nnamePrefix: x-\nnameSuffix: -y",
                        "apps/kustomization.yaml",
                        "namespace: other\nNamePrefix: z-\nresources: [a.yaml]",
                        "apps/a.yaml",
                        configMap("a")),
                "ConfigMap");

        assertThat(a.id()).hasToString("ConfigMap shop/x-a-y");
    }

    @Test
    void patches_of_the_kustomization_come_before_the_namespace_of_the_file() {
        Resource a = only(
                apps(
                        "patches: [{target: {kind: ConfigMap, name: a}, patch: '- {op: add, path: /data, value: {k: v}}'}]",
                        "apps/kustomization.yaml",
                        "namespace: shop\nnamePrefix: x-\nresources: [a.yaml]",
                        "apps/a.yaml",
                        configMap("a")),
                "ConfigMap");

        assertThat(a.text("data.k")).contains("v");
        assertThat(a.id()).hasToString("ConfigMap shop/x-a");
    }

    @ParameterizedTest(name = "{0} with {1} gives {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "newTag: v1             | newName: R             | R:v1",
                "newName: R             | newTag: v2             | R:v2",
                "digest: D              | newName: R             | R@D",
                "digest: D              | newTag: v2             | A:v2",
                "newTag: v1             | digest: D              | A@D",
                "newName: R, digest: D  | newTag: v2             | R:v2",
                "newTag: v1             | newTag: v2, digest: D  | A:v2@D",
                "newName: R, newTag: v1 | ''                     | R:v1",
                "''                     | newName: R, newTag: v2 | R:v2"
            })
    void images_of_the_kustomization_are_merged_into_those_of_the_file(String file, String flux, String expected) {
        String images = file.isEmpty() ? "" : "images: [{name: A, " + file + "}]\n";
        Resource deployment = only(
                apps(
                        "images: [{name: A, " + flux + "}]",
                        "apps/kustomization.yaml",
                        images + "resources: [a.yaml]",
                        "apps/a.yaml",
                        DEPLOYMENT),
                "Deployment");

        assertThat(deployment.text("spec.template.spec.containers[0].image")).contains(expected);
    }

    @Test
    void components_of_the_kustomization_are_added_and_missing_ones_can_be_passed_over() {
        Resource a = only(
                apps(
                        "components: [../extra, ../gone]\nignoreMissingComponents: true",
                        "apps/a.yaml",
                        configMap("a"),
                        "extra/kustomization.yaml",
                        """
                                apiVersion: kustomize.config.k8s.io/v1alpha1
                                kind: Component
                                nameSuffix: -extra
                                """),
                "ConfigMap");

        assertThat(a.id().name()).isEqualTo("a-extra");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/foo", "file:///foo", "https://h/o/r", "ssh://h/r", "git@h:o/r", "GitHub.com/o/r"})
    void a_component_that_is_absolute_or_remote_is_refused(String path) {
        KustomizationBuild build = apps("components: ['" + path + "']", "apps/a.yaml", configMap("a"));

        assertThat(build.faults())
                .extracting(Fault::detail)
                .containsExactly("component: path \"" + path + "\" must be local and relative");
    }

    @Test
    void a_remote_base_is_unresolved_and_not_failed() {
        KustomizationBuild build =
                apps("", "apps/kustomization.yaml", "resources: ['https://github.com/o/r//x?ref=v1']");

        assertThat(build.state()).isEqualTo(State.UNRESOLVED);
        assertThat(build.faults()).extracting(Fault::kind).containsExactly(FaultKind.REMOTE_UNRESOLVED);
    }

    @Test
    void objects_carry_the_labels_of_their_owner_and_the_common_metadata_last() {
        Resource a = only(
                apps(
                        "commonMetadata: {labels: {team: '${t}'}, annotations: {a: b}}\npostBuild: {substitute: {t: x}}",
                        "apps/a.yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {team: old}}\n"),
                "ConfigMap");

        assertThat(a.at("metadata.labels").orElseThrow().child("kustomize.toolkit.fluxcd.io/name"))
                .hasFieldOrPropertyWithValue("text", "apps");
        assertThat(a.text("metadata.labels.team")).contains("${t}");
        assertThat(a.at("metadata.labels.team").orElseThrow().origin().chain())
                .extracting(Object::toString)
                .containsExactly("clusters/one/apps.yaml:9:35", "apps/a.yaml:3:36");
        assertThat(a.text("metadata.annotations.a")).contains("b");
    }

    @Test
    void substitution_needs_a_variable_unless_it_is_asked_for() {
        String object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {color: '${c:=blue}'}\n";

        assertThat(only(apps("postBuild: {}", "apps/a.yaml", object), "ConfigMap")
                        .text("data.color"))
                .contains("${c:=blue}");
        assertThat(only(apps("postBuild: {substituteStrategy: Always}", "apps/a.yaml", object), "ConfigMap")
                        .text("data.color"))
                .contains("blue");
        assertThat(only(
                                apps("postBuild: {substituteFrom: [{kind: Secret, name: x}]}", "apps/a.yaml", object),
                                "ConfigMap")
                        .text("data.color"))
                .contains("blue");
    }

    @Test
    void a_name_that_is_no_variable_name_fails_the_build() {
        KustomizationBuild build = apps("postBuild: {substitute: {a.b: c}}", "apps/a.yaml", configMap("a"));

        assertThat(build.state()).isEqualTo(State.FAILED);
        assertThat(build.faults().get(0).kind()).isEqualTo(FaultKind.SUBSTITUTION_FAILED);
        assertThat(build.faults().get(0).span()).hasToString("clusters/one/apps.yaml:9:28");
    }
}
