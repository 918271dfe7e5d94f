package dev.sluice.build;

import static dev.sluice.build.Repositories.kustomization;
import static dev.sluice.build.Repositories.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.FluxProfile;
import dev.sluice.model.FluxProfile.Controller;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.model.View;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Flux a cluster runs, and what follows from it. */
class ProfileTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: kustomize-controller
              namespace: flux-system
              labels: {app.kubernetes.io/version: %s}
            spec:
              template:
                spec:
                  containers:
                    - {name: manager, image: '%s', args: [--log-level=info%s]}
            """;

    private static final String VARIABLE = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a}
            data: {known: '${known}', unset: 'x${unset}'}
            """;

    private static final String INLINE = "postBuild: {substitute: {known: k}}";

    @Test
    void the_image_of_the_controller_tells_its_version() {
        View view =
                view("clusters/one/gotk-components.yaml", deployment("v2.9.3", "x/kustomize-controller:v1.9.4", ""));

        assertThat(view.profile()).isEqualTo(FluxProfile.of(new Controller(9, 4)));
    }

    @Test
    void the_version_label_tells_the_minor_where_the_image_is_renamed() {
        View view = view("clusters/one/gotk-components.yaml", deployment("v2.6.4", "example.org/kc@sha256:0", ""));

        assertThat(view.profile()).isEqualTo(FluxProfile.of(new Controller(6, Controller.LAST)));
    }

    @ParameterizedTest
    @CsvSource({"2.8.x, 8", "2.7.3, 7", "v2.10, 10", "2.x, -1", "'*', -1", "'>=2.3', -1"})
    void a_flux_instance_tells_the_minor_if_it_pins_one(String version, int minor) {
        View view = view(
                "clusters/one/instance.yaml",
                "apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\nmetadata: {name: flux, namespace: flux-system}\n"
                        + "spec: {distribution: {version: '" + version + "', registry: x}}\n");

        assertThat(view.profile().controller().map(Controller::minor).orElse(-1))
                .isEqualTo(minor);
    }

    @Test
    void the_settings_of_the_repository_come_first() {
        View view = view(
                ".sluice.yaml",
                "flux: {version: '2.10'}\n",
                "clusters/one/gotk-components.yaml",
                deployment("v2.6.4", "x/kustomize-controller:v1.6.1", ""));

        assertThat(view.profile().controller()).contains(new Controller(10, Controller.LAST));
    }

    @ParameterizedTest(name = "{0}{1}: {2} {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "v1.9.0, '', FAILED, -",
                "v1.10.1, '', FAILED, -",
                "v1.8.2, '', BUILT, x",
                "v1.9.0, ', --feature-gates=A=true,StrictPostBuildSubstitutions=false', BUILT, x",
                "v1.3.0, ', \"--feature-gates=StrictPostBuildSubstitutions=true\"', FAILED, -"
            })
    void a_variable_without_value_fails_or_is_empty_as_the_controller_has_it(
            String version, String arguments, State state, String value) {
        String quoted = arguments.replace("--feature-gates=A=true,", "--feature-gates=");
        KustomizationBuild build =
                apps(deployment("v2", "x/kustomize-controller:" + version, quoted), INLINE, VARIABLE);

        assertThat(build.state()).isEqualTo(state);
        assertThat(build.resources().stream().flatMap(one -> one.text("data.unset").stream()))
                .containsExactlyElementsOf(
                        value == null
                                ? Stream.<String>empty().toList()
                                : Stream.of(value).toList());
        assertThat(build.faults())
                .extracting(Fault::kind)
                .containsExactlyElementsOf(
                        value == null
                                ? Stream.of(FaultKind.VARIABLE_UNSET).toList()
                                : Stream.<FaultKind>empty().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postBuild: {substitute: {known: k}, substituteFrom: [{kind: Secret, name: by-hand}]}",
                "postBuild: {substitute: {known: k}, substituteFrom: [{kind: Secret, name: by-hand, optional: true}]}"
            })
    void a_variable_that_may_come_from_outside_the_repository_stays_as_it_is(String spec) {
        KustomizationBuild build = apps(deployment("v2.9.0", "x/kustomize-controller:v1.9.0", ""), spec, VARIABLE);

        assertThat(build.faults()).isEmpty();
        assertThat(build.resources().get(0).text("data.unset")).contains("x${unset}");
        assertThat(build.resources().get(0).text("data.known")).contains("k");
    }

    @Test
    void without_a_version_nothing_is_guessed() {
        KustomizationBuild build = apps("", INLINE, VARIABLE);

        assertThat(build.faults()).isEmpty();
        assertThat(build.resources().get(0).text("data.unset")).contains("x${unset}");
    }

    @ParameterizedTest
    @CsvSource({"v1.9.3, R", "v1.9.4, R:v1"})
    void images_are_merged_since_a_patch_of_2_9(String version, String image) {
        View view = view(
                "clusters/one/components.yaml",
                deployment("v2.9", "x/kustomize-controller:" + version, ""),
                "clusters/one/apps.yaml",
                kustomization("apps", "./apps", "images: [{name: A, newName: R}]"),
                "apps/kustomization.yaml",
                "images: [{name: A, newTag: v1}]\nresources: [a.yaml]",
                "apps/a.yaml",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: app}
                spec: {template: {spec: {containers: [{name: app, image: A}]}}}
                """);

        assertThat(view.build("flux-system/apps")
                        .orElseThrow()
                        .resources()
                        .get(0)
                        .text("spec.template.spec.containers[0].image"))
                .contains(image);
    }

    @ParameterizedTest
    @CsvSource({"v1.6.0, FAILED", "v1.7.0, BUILT"})
    void missing_components_are_passed_over_since_2_7(String version, State state) {
        KustomizationBuild build = apps(
                deployment("v2", "x/kustomize-controller:" + version, ""),
                "components: [../gone]\nignoreMissingComponents: true",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");

        assertThat(build.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"v1.8.0, ${c:=blue}", "v1.9.0, blue"})
    void substitution_without_variables_can_be_asked_for_since_2_9(String version, String color) {
        KustomizationBuild build = apps(
                deployment("v2", "x/kustomize-controller:" + version, ""),
                "postBuild: {substituteStrategy: Always}",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {color: '${c:=blue}'}\n");

        assertThat(build.resources().get(0).text("data.color")).contains(color);
    }

    @ParameterizedTest
    @CsvSource({"6, true, true", "7, false, true", "8, false, false", "10, false, false"})
    void versions_of_the_api_disappear(int minor, boolean v1beta1, boolean v1beta2) {
        FluxProfile profile = FluxProfile.of(new Controller(minor, 0));

        assertThat(profile.serves("v1beta1")).isEqualTo(v1beta1);
        assertThat(profile.serves("v1beta2")).isEqualTo(v1beta2);
        assertThat(profile.serves("v1")).isTrue();
        assertThat(profile.serves("v2")).isFalse();
    }

    private static KustomizationBuild apps(String components, String spec, String object) {
        return view(
                        "clusters/one/components.yaml",
                        components,
                        "clusters/one/apps.yaml",
                        kustomization("apps", "./apps", spec),
                        "apps/a.yaml",
                        object)
                .build("flux-system/apps")
                .orElseThrow();
    }

    private static String deployment(String label, String image, String arguments) {
        return DEPLOYMENT.formatted(label, image, arguments);
    }
}
