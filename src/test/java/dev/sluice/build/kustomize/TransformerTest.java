package dev.sluice.build.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.yaml.Origin;
import org.junit.jupiter.api.Test;

final class TransformerTest {
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              containers:
              - name: web
                image: nginx:1
            """;

    @Test
    void a_changed_value_answers_both_places() {
        Project project = new Project()
                .file("p.yaml", POD)
                .kustomization("resources: [p.yaml]\nnamespace: prod\nimages:\n- name: nginx\n  newTag: '2'\n");
        Origin image = project.value("spec.containers[0].image").origin();
        assertThat(image).isInstanceOf(Origin.Transformed.class);
        assertThat(image.chain())
                .extracting(Object::toString)
                .containsExactly("kustomization.yaml:5:11", "p.yaml:8:12");
        assertThat(project.value("metadata.namespace").span().toString()).isEqualTo("kustomization.yaml:2:12");
    }

    @Test
    void an_inline_patch_has_its_places_in_the_kustomization_file() {
        Project project = new Project().file("p.yaml", POD).kustomization("""
                        resources: [p.yaml]
                        patches:
                        - patch: |
                            apiVersion: v1
                            kind: Pod
                            metadata:
                              name: web
                            spec:
                              nodeName: here
                        """);
        assertThat(project.value("spec.nodeName").span().toString()).isEqualTo("kustomization.yaml:9:17");
    }

    @Test
    void a_patch_for_an_object_that_is_not_there_names_the_nearest_one() {
        Project project = new Project().file("p.yaml", POD).kustomization("""
                        resources: [p.yaml]
                        patches:
                        - patch: |
                            apiVersion: v1
                            kind: Pod
                            metadata: {name: wev}
                        """);
        assertThat(project.fault().detail()).startsWith("patch-no-target: ");
        assertThat(project.fault().span().toString()).isEqualTo("kustomization.yaml:4:5");
        assertThat(project.fault().hint()).hasValue("did you mean Pod web?");
    }

    @Test
    void a_patch_that_selects_objects_makes_a_text_of_a_null_annotation() {
        Project project = new Project().configMap("c").kustomization("""
                        resources: [c.yaml]
                        patches:
                        - target: {kind: ConfigMap}
                          patch: '{apiVersion: v1, kind: x, metadata: {name: x, annotations: {gone: null}}}'
                        """);
        assertThat(project.only().root().text("metadata.annotations.gone")).hasValue("null");
    }

    @Test
    void a_json_patch_may_add_to_annotations_that_are_not_there() {
        Project project = new Project().configMap("c").kustomization("""
                        resources: [c.yaml]
                        patches:
                        - target: {kind: ConfigMap}
                          patch: '[{"op": "add", "path": "/metadata/annotations/a", "value": "b"}]'
                        """);
        assertThat(project.only().root().text("metadata.annotations.a")).hasValue("b");
    }

    @Test
    void the_namespace_passes_over_cluster_kinds_and_renames_namespaces() {
        Project project = new Project().file("r.yaml", """
                        {apiVersion: v1, kind: Namespace, metadata: {name: old}}
                        ---
                        {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}}
                        ---
                        {apiVersion: example.com/v1, kind: Unknown, metadata: {name: u}}
                        """).kustomization("resources: [r.yaml]\nnamespace: new\n");
        assertThat(project.build().items())
                .extracting(item -> item.id().toString())
                .containsExactly("Namespace new", "ClusterRole r", "Unknown new/u");
    }

    @Test
    void labels_reach_selectors_only_when_asked() {
        String deployment = "{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}, spec: {template: {}}}\n";
        Project plain = new Project()
                .file("d.yaml", deployment)
                .kustomization("resources: [d.yaml]\nlabels: [{pairs: {a: b}}]\n");
        assertThat(plain.only().root().at("spec.selector")).isEmpty();
        Project selecting = new Project()
                .file("d.yaml", deployment)
                .kustomization("resources: [d.yaml]\nlabels: [{pairs: {a: b}, includeSelectors: true}]\n");
        assertThat(selecting.only().root().text("spec.selector.matchLabels.a")).hasValue("b");
    }

    @Test
    void vars_and_replacements_take_values_from_other_objects() {
        Project project = new Project()
                .file("p.yaml", POD.replace("image: nginx:1", "image: x\n    args: [$(NAME), a-$(NAME), $$(NAME)]"))
                .configMap("c")
                .kustomization("""
                        resources: [p.yaml, c.yaml]
                        namePrefix: x-
                        vars: [{name: NAME, objref: {apiVersion: v1, kind: ConfigMap, name: c}}]
                        replacements:
                        - source: {kind: ConfigMap, fieldPath: data.key}
                          targets: [{select: {kind: Pod}, fieldPaths: [spec.containers.0.image]}]
                        """);
        var pod = project.build().items().get(0).root();
        assertThat(pod.at("spec.containers[0].args")
                        .map(args -> args.toString())
                        .orElseThrow())
                .contains("x-c", "a-x-c", "$(NAME)");
        assertThat(pod.text("spec.containers[0].image")).hasValue("old");
    }

    @Test
    void a_number_as_the_key_of_an_annotation_cannot_be_printed_even_in_quotes() {
        Project project = new Project()
                .file("c.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n  annotations: {'1': x}\n")
                .kustomization("resources: [c.yaml]\n");
        assertThat(project.fault().detail()).startsWith("non-string-key: ");
        assertThat(project.fault().span().toString()).isEqualTo("c.yaml:5:17");
    }

    @Test
    void a_folded_text_with_indented_lines_gets_the_line_that_kustomize_adds() {
        assertThat(FoldedText.survivor("[\n  a\n]")).isEqualTo("[\n\n  a\n]");
        assertThat(FoldedText.survivor("a\nb\n\nc\n")).isEqualTo("a\nb\n\nc\n");
    }

    @Test
    void the_label_of_the_maker_leaves_the_other_labels_as_they_are_written() {
        Project project = new Project()
                .file("c.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: c, labels: {tier: 1}}}\n")
                .kustomization("resources: [c.yaml]\nbuildMetadata: [managedByLabel]\n");
        assertThat(project.output()).contains("    tier: 1\n");
    }

    @Test
    void a_note_of_a_transformer_quotes_names_that_look_like_something_else() {
        String transformer =
                "{apiVersion: builtin, kind: PrefixTransformer, metadata: {name: %s}, prefix: p-, fieldSpecs: [{path: metadata/name}]}\n";
        Project project = new Project()
                .configMap("c")
                .file("p.yaml", transformer.formatted("\"5\""))
                .kustomization(
                        "resources: [c.yaml]\ntransformers: [p.yaml]\nbuildMetadata: [transformerAnnotations]\n");
        assertThat(project.output()).contains("          name: \"5\"\n");
    }

    @Test
    void a_text_that_a_json_patch_puts_in_place_of_the_annotations_is_lost() {
        Project project = new Project().configMap("c").kustomization("""
                        resources: [c.yaml]
                        patches:
                        - target: {name: c}
                          patch: '[{"op": "copy", "from": "/metadata/name", "path": "/metadata/annotations"}]'
                        """);
        assertThat(project.output()).doesNotContain("annotations");
    }
}
