package dev.sluice.build.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kustomize does in silence is stated, and stops no build. */
class NoticesTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              labels: {a: b}
            spec:
              template:
                spec:
                  tolerations:
                  - key: spot
                  - key: arm
                  nodeSelector:
                    disk: ssd
                  containers:
                  - name: web
                    image: example.com/web:1.0
                  - name: proxy
                    image: proxy
            """;

    private static final String REMOVE = "[{\"op\": \"remove\", \"path\": \"/metadata/labels\"}]";

    private static final String PATCH_HEAD = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n";

    @Test
    void a_patch_that_matches_nothing_is_stated_at_the_name_of_its_target() {
        Fault fault = only(deployment("""
                patches:
                - target:
                    kind: Deployment
                    name: wbe
                  patch: |-
                    - op: remove
                      path: /spec
                """));
        assertThat(fault.kind()).isEqualTo(FaultKind.PATCH_UNMATCHED);
        assertThat(fault.span()).hasToString("kustomization.yaml:5:11");
        assertThat(fault.hint()).contains("did you mean \"web\"?");
        assertThat(fault.related())
                .singleElement()
                .satisfies(related -> assertThat(related.span()).hasToString("deployment.yaml:4:9"));
    }

    @Test
    void a_patch_for_another_kind_of_the_same_name_names_what_is_there() {
        Fault fault = only(deployment("patches: [{target: {kind: StatefulSet, name: web}, patch: '" + REMOVE + "'}]"));
        assertThat(fault.hint()).contains("there is a Deployment web of apps/v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: StatefulSet}",
                "{kind: StatefulSet, name: 'w.*'}",
                "{labelSelector: a=b}",
                "{kind: Deployment, name: web}"
            })
    void a_target_by_kind_label_or_pattern_is_a_policy(String target) {
        assertThat(stated(deployment("patches: [{target: " + target + ", patch: '" + REMOVE + "'}]")))
                .isEmpty();
    }

    @Test
    void an_entry_of_a_component_counts_only_if_it_has_no_effect_anywhere() {
        Project project = new Project()
                .kustomization("resources: [a, b]")
                .file("a/kustomization.yaml", "resources: [one.yaml]\ncomponents: [../c]")
                .file("b/kustomization.yaml", "resources: [two.yaml]\ncomponents: [../c]")
                .file("a/one.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one, labels: {a: b}}")
                .file("b/two.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: two, labels: {a: b}}");
        String component = "kind: Component\npatches: [{target: {kind: ConfigMap, name: %s}, patch: '" + REMOVE + "'}]";
        assertThat(stated(project.file("c/kustomization.yaml", component.formatted("two"))))
                .isEmpty();
        assertThat(stated(project.file("c/kustomization.yaml", component.formatted("three"))))
                .extracting(Fault::kind)
                .containsExactly(FaultKind.PATCH_UNMATCHED);
    }

    @Test
    void nothing_is_said_about_effects_where_objects_are_missing() {
        Project project = deployment("""
                bases: [https://example.com/base]
                patches: [{target: {kind: ConfigMap, name: x}, patch: '[{"op": "remove", "path": "/data"}]'}]
                """);
        assertThat(project.build().faults())
                .extracting(Fault::kind)
                .containsExactly(FaultKind.REMOTE_UNRESOLVED, FaultKind.FIELD_DEPRECATED);
    }

    @Test
    void an_image_that_matches_nothing_is_stated_with_the_one_that_was_meant() {
        Fault fault = only(deployment("images: [{name: example.org/web, newTag: '2'}]"));
        assertThat(fault.kind()).isEqualTo(FaultKind.IMAGE_UNMATCHED);
        assertThat(fault.span()).hasToString("kustomization.yaml:2:17");
        assertThat(fault.hint()).contains("did you mean \"example.com/web\"?");
        assertThat(stated(deployment("images: [{name: proxy, newTag: '2'}]"))).isEmpty();
        assertThat(stated(new Project()
                        .kustomization("resources: [x.yaml]\nimages: [{name: web, newTag: '2'}]")
                        .configMap("x")))
                .isEmpty();
    }

    @Test
    void a_tag_suffix_that_is_added_twice_is_stated() {
        Fault fault = only(deployment("images: [{name: example.com/web, tagSuffix: -x}]"));
        assertThat(fault.kind()).isEqualTo(FaultKind.IMAGE_CHANGED_TWICE);
        assertThat(fault.detail()).contains("example.com/web:1.0-x-x");
    }

    @Test
    void a_replacement_target_that_matches_nothing_is_stated() {
        String replacement =
                "replacements: [{sourceValue: x, targets: [{select: {kind: %s}, fieldPaths: [metadata.name]}]}]";
        Fault fault = only(deployment(replacement.formatted("Secret")));
        assertThat(fault.kind()).isEqualTo(FaultKind.REPLACEMENT_UNMATCHED);
        assertThat(stated(deployment(replacement.formatted("Deployment")))).isEmpty();
    }

    @Test
    void a_list_that_a_patch_replaces_though_it_means_one_item_is_stated() {
        Fault fault = only(patched("""
                spec:
                  template:
                    spec:
                      tolerations:
                      - key: spot
                        operator: Exists
                """));
        assertThat(fault.kind()).isEqualTo(FaultKind.PATCH_DROPS_ITEMS);
        assertThat(fault.detail()).contains("\"arm\"").contains("\"tolerations\"");
        assertThat(fault.span()).hasToString("patch.yaml:8:7");
    }

    @Test
    void a_list_whose_items_are_all_other_ones_is_replaced_on_purpose() {
        assertThat(stated(patched("spec: {template: {spec: {tolerations: [{key: gpu}]}}}")))
                .isEmpty();
    }

    @Test
    void a_container_without_a_name_empties_the_list() {
        Fault fault = only(patched("spec: {template: {spec: {containers: [{image: x}]}}}"));
        assertThat(fault.kind()).isEqualTo(FaultKind.PATCH_DROPS_ITEMS);
        assertThat(fault.detail()).contains("\"web\", \"proxy\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec: {template: {spec: {containers: [{name: web, image: x}]}}}",
                "spec: {template: {spec: {containers: [{name: web, $patch: delete}]}}}",
                "spec: {template: {spec: {containers: [{$patch: replace}, {name: web}]}}}",
                "spec: {template: {spec: {nodeSelector: null}}}",
            })
    void what_a_patch_asks_for_is_not_stated(String patch) {
        assertThat(stated(patched(patch))).isEmpty();
    }

    @Test
    void a_blank_value_that_removes_a_key_is_stated() {
        Fault fault = only(patched("spec:\n  template:\n    spec:\n      nodeSelector:\n        # disk: hdd\n"));
        assertThat(fault.kind()).isEqualTo(FaultKind.PATCH_REMOVES_KEY);
        assertThat(fault.span()).hasToString("patch.yaml:8:7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$patch: replace\nspec: {}",
                "spec: {template: {spec: {containers: [{name: web, $patch: replace}]}}}",
                "spec: {template: {spec: {$setElementOrder/containers: [{name: web}]}}}",
                "spec: {template: {spec: {$retainKeys: [containers]}}}",
            })
    void a_directive_that_kustomize_does_not_follow_is_stated(String patch) {
        assertThat(only(patched(patch)).kind()).isEqualTo(FaultKind.PATCH_DIRECTIVE_IGNORED);
    }

    @Test
    void a_namespace_object_that_is_renamed_is_stated_at_each_layer_that_does() {
        Project project = new Project()
                .kustomization("namespace: one\nresources: [base]")
                .file("base/kustomization.yaml", "namespace: two\nresources: [ns.yaml]")
                .file("base/ns.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: one\n");
        Fault fault = only(project);
        assertThat(fault.kind()).isEqualTo(FaultKind.NAMESPACE_RENAMED);
        assertThat(fault.span()).hasToString("base/kustomization.yaml:1:12");
    }

    @Test
    void of_a_repeated_field_the_one_that_does_not_count_is_stated() {
        Fault fault = only(new Project()
                .kustomization("namePrefix: a-\nnameprefix: b-\nresources: [x.yaml]")
                .configMap("x"));
        assertThat(fault.kind()).isEqualTo(FaultKind.FIELD_IGNORED);
        assertThat(fault.span()).hasToString("kustomization.yaml:1:1");
    }

    @Test
    void an_unknown_field_that_flux_passes_over_is_stated() {
        Project project = new Project()
                .kustomization("nameprefx: a-\nresources: [x.yaml]")
                .configMap("x");
        Fault fault = only(project.options(Options.FLUX));
        assertThat(fault.kind()).isEqualTo(FaultKind.FIELD_IGNORED);
        assertThat(fault.hint()).contains("did you mean \"namePrefix\"?");
    }

    @Test
    void deprecated_fields_are_stated_with_what_took_their_place() {
        Project project = new Project()
                .kustomization("commonLabels: {a: b}\nconfigMapGenerator: [{name: x, env: x.env}]")
                .file("x.env", "a=b");
        assertThat(stated(project))
                .allSatisfy(fault -> assertThat(fault.kind()).isEqualTo(FaultKind.FIELD_DEPRECATED))
                .extracting(Fault::hint)
                .containsExactly(
                        Optional.of("use \"labels\"; \"includeSelectors: true\" keeps the selectors as they are"),
                        Optional.of("list it under \"envs\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"configMapGenerator: [{name: values, literals: [a=b]}]", "namePrefix: my-"})
    void a_reference_that_does_not_follow_a_renamed_object_is_stated(String fields) {
        Project project = new Project()
                .kustomization(
                        "resources: [release.yaml" + (fields.contains("my-") ? ", values.yaml]\n" : "]\n") + fields)
                .configMap("values")
                .file(
                        "release.yaml",
                        "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: x}\n"
                                + "spec: {valuesFrom: [{kind: ConfigMap, name: values}, {kind: Secret, name: values}]}");
        Fault fault = only(project);
        assertThat(fault.kind()).isEqualTo(FaultKind.REFERENCE_LEFT_BEHIND);
        assertThat(fault.span()).hasToString("release.yaml:4:45");
    }

    @Test
    void a_reference_that_the_configuration_knows_follows() {
        Project project = new Project()
                .kustomization("""
                        resources: [release.yaml]
                        configurations: [names.yaml]
                        configMapGenerator: [{name: values, literals: [a=b]}]
                        """)
                .file(
                        "names.yaml",
                        "nameReference: [{kind: ConfigMap, version: v1, fieldSpecs: [{path: spec/valuesFrom/name}]}]")
                .file(
                        "release.yaml",
                        "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: x}\n"
                                + "spec: {valuesFrom: [{kind: ConfigMap, name: values}]}");
        assertThat(stated(project)).isEmpty();
    }

    private static Project deployment(String fields) {
        return new Project()
                .kustomization("resources: [deployment.yaml]\n" + fields)
                .file("deployment.yaml", DEPLOYMENT);
    }

    private static Project patched(String patch) {
        return deployment("patches: [{path: patch.yaml}]").file("patch.yaml", PATCH_HEAD + patch);
    }

    private static List<Fault> stated(Project project) {
        Result result = project.build();
        assertThat(result.state()).isEqualTo(Result.State.BUILT);
        return result.faults();
    }

    private static Fault only(Project project) {
        List<Fault> stated = stated(project);
        assertThat(stated).hasSize(1);
        return stated.get(0);
    }
}
