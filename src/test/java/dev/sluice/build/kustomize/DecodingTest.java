package dev.sluice.build.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Go makes of unusual files, each of which the kustomize binary (5.8.2) was asked about. */
final class DecodingTest {
    private static final String RESOURCES = "resources: [c.yaml]\n";

    @Test
    void a_field_in_two_spellings_is_that_which_sorts_last() {
        Project project = new Project().configMap("c").kustomization(RESOURCES + "nameprefix: x-\nnamePrefix: y-\n");
        assertThat(project.only().id().name()).isEqualTo("x-c");
    }

    @Test
    void a_mapping_in_two_spellings_is_filled_by_both() {
        Project project = new Project()
                .configMap("c")
                .kustomization(RESOURCES + "commonLabels: {app: a, same: last}\nCommonLabels: {b: b, same: first}\n");
        assertThat(project.output()).contains("  labels:\n    app: a\n    b: b\n    same: last\n");
    }

    @Test
    void the_items_of_a_list_in_two_spellings_are_filled_by_both() {
        Project project = new Project()
                .configMap("c")
                .kustomization(
                        RESOURCES
                                + "Labels: [{includeTemplates: true, pairs: {a: a}}, {pairs: {gone: g}}]\nlabels: [{pairs: {b: b}}]\n");
        assertThat(project.output()).contains("  labels:\n    a: a\n    b: b\n").doesNotContain("gone");
    }

    @Test
    void an_empty_kind_is_none() {
        Project project = new Project().configMap("c").kustomization("kind: ''\napiVersion: ''\n" + RESOURCES);
        assertThat(project.only().id().name()).isEqualTo("c");
    }

    @Test
    void nothing_behind_the_first_document_of_a_kustomization_file_counts() {
        Project project = new Project().configMap("c").kustomization(RESOURCES + "...\nnamePrefix: x-\n- wrong: [\n");
        assertThat(project.only().id().name()).isEqualTo("c");
    }

    @Test
    void a_repeated_key_of_a_configuration_fails() {
        Project project = new Project()
                .configMap("c")
                .file("config.yaml", "namePrefix:\n- path: data/key\n  kind: ConfigMap\n  kind: ConfigMap\n")
                .kustomization(RESOURCES + "configurations: [config.yaml]\n");
        assertThat(project.fault().detail()).startsWith("yaml-syntax: ");
    }

    @Test
    void a_manifest_among_the_crds_fails() {
        Project project = new Project().configMap("c").kustomization(RESOURCES + "crds: [c.yaml]\n");
        assertThat(project.fault().detail()).startsWith("field-type: ");
        assertThat(project.fault().span().toString()).isEqualTo("kustomization.yaml:2:8");
    }

    @Test
    void a_plugin_takes_a_number_for_text_only_where_no_embedded_struct_holds_the_field() {
        assertThat(plugin("PrefixTransformer", "prefix: 5\nfieldSpecs: [{path: metadata/name}]\n")
                        .only()
                        .id()
                        .name())
                .isEqualTo("5c");
        assertThat(plugin("PatchTransformer", "target: {name: 5}\npatch: '[{op: remove, path: /data}]'\n")
                        .fault()
                        .detail())
                .startsWith("field-type: ");
    }

    @Test
    void the_account_of_a_policy_is_made_as_text() {
        String account = "cloud: gke\nserviceAccount: {name: g, projectId: p}\nkubernetesService: {name: %s}\n";
        assertThat(generator(account.formatted("'a # b'")).only().id().name()).isEqualTo("a");
        assertThat(generator(account.formatted("'a: b'")).fault().detail()).startsWith("yaml-syntax: ");
    }

    @Test
    void a_patch_in_brackets_is_json_to_the_letter() {
        String start = RESOURCES
                + "patches:\n- target: {name: c}\n  patch: |-\n    [{\"op\": \"remove\", \"path\": \"/data/key\"}";
        assertThat(new Project().configMap("c").kustomization(start + "]\n").output())
                .contains("data: {}\n");
        assertThat(new Project()
                        .configMap("c")
                        .kustomization(start + ",]\n")
                        .fault()
                        .detail())
                .startsWith("patch-invalid: ");
        assertThat(new Project()
                        .configMap("c")
                        .kustomization(start + " # why\n    ]\n")
                        .fault()
                        .detail())
                .startsWith("patch-invalid: ");
    }

    @Test
    void a_path_with_a_number_leads_to_no_key() {
        Project project = new Project()
                .configMap("c")
                .file("config.yaml", "namePrefix: [{path: data/1}]\n")
                .kustomization(RESOURCES + "namePrefix: x-\nconfigurations: [config.yaml]\n");
        assertThat(project.fault().detail()).startsWith("field-type: ");
    }

    @Test
    void a_subject_without_name_fails_even_if_nothing_is_renamed() {
        String binding =
                "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b}\nsubjects:\n- kind: ServiceAccount\n";
        Project project = new Project().file("c.yaml", binding).kustomization(RESOURCES);
        assertThat(project.fault().detail()).startsWith("field-type: ");
        assertThat(new Project()
                        .file("c.yaml", binding + "  name: [a]\n")
                        .kustomization(RESOURCES)
                        .output())
                .contains("- a\n");
    }

    private static Project plugin(String kind, String config) {
        return new Project()
                .configMap("c")
                .file("p.yaml", "apiVersion: builtin\nkind: " + kind + "\nmetadata: {name: p}\n" + config)
                .kustomization(RESOURCES + "transformers: [p.yaml]\n");
    }

    private static Project generator(String config) {
        return new Project()
                .file("p.yaml", "apiVersion: builtin\nkind: IAMPolicyGenerator\nmetadata: {name: p}\n" + config)
                .kustomization("generators: [p.yaml]\n");
    }
}
