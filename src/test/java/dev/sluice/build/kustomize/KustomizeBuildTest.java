package dev.sluice.build.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.text.RepoPath;
import org.junit.jupiter.api.Test;

final class KustomizeBuildTest {
    @Test
    void a_base_is_built_before_what_its_overlay_changes() {
        Project project = new Project()
                .file("base/kustomization.yaml", "resources: [c.yaml]\nnamePrefix: in-\n")
                .file("base/c.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}\n")
                .kustomization("resources: [base]\nnamePrefix: out-\n");
        assertThat(project.only().id().name()).isEqualTo("out-in-c");
        assertThat(project.build().filesRead())
                .containsExactly(
                        RepoPath.of("base/c.yaml"),
                        RepoPath.of("base/kustomization.yaml"),
                        RepoPath.of("kustomization.yaml"));
    }

    @Test
    void a_component_changes_the_objects_of_whoever_names_it() {
        Project project = new Project()
                .configMap("c")
                .file("comp/kustomization.yaml", """
                        apiVersion: kustomize.config.k8s.io/v1alpha1
                        kind: Component
                        namespace: from-component
                        """)
                .kustomization("resources: [c.yaml]\ncomponents: [comp]\n");
        assertThat(project.only().id().namespace()).isEqualTo("from-component");
    }

    @Test
    void a_component_among_the_resources_is_refused_at_its_name() {
        Project project = new Project()
                .file("comp/kustomization.yaml", "kind: Component\nnamespace: ns\n")
                .kustomization("resources:\n- comp\n");
        assertThat(project.fault().detail()).startsWith("component-misuse: ");
        assertThat(project.fault().span().toString()).isEqualTo("kustomization.yaml:2:3");
    }

    @Test
    void a_file_that_is_missing_is_reported_where_it_is_named() {
        Project project = new Project().configMap("c").kustomization("resources:\n- c.yaml\n- nope.yaml\n");
        assertThat(project.fault().kind()).isEqualTo(FaultKind.REFERENCE_MISSING);
        assertThat(project.fault().span().toString()).isEqualTo("kustomization.yaml:3:3");
    }

    @Test
    void an_object_that_is_given_twice_is_reported_with_both_places() {
        Project project = new Project()
                .configMap("c")
                .file("d.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n  namespace: default\n")
                .kustomization("resources: [c.yaml, d.yaml]\n");
        assertThat(project.fault().detail()).startsWith("id-conflict: ");
        assertThat(project.fault().span().toString()).isEqualTo("d.yaml:4:9");
        assertThat(project.fault().related()).hasSize(1);
    }

    @Test
    void a_directory_that_contains_itself_is_a_cycle() {
        Project project = new Project()
                .file("a/kustomization.yaml", "resources: [../b]\n")
                .file("b/kustomization.yaml", "resources: [../a]\n");
        assertThat(project.build("a").faults().get(0).detail()).startsWith("cycle: ");
    }

    @Test
    void files_outside_the_directory_are_out_of_reach_unless_that_is_lifted() {
        Project project = new Project().configMap("c").file("o/kustomization.yaml", "resources: [../c.yaml]\n");
        assertThat(project.build("o").faults().get(0).detail()).startsWith("load-restriction: ");
        Result lifted = project.options(Options.FLUX).build("o");
        assertThat(lifted.items()).hasSize(1);
    }

    @Test
    void a_remote_base_leaves_the_build_unresolved_in_every_spelling() {
        for (String remote : new String[] {
            "https://github.com/o/r//path?ref=v1",
            "github.com/o/r/path",
            "git@github.com:o/r.git",
            "git::https://example.com/o/r.git//p",
            "ssh://git@example.com/o/r",
            "https://example.com/some/file.yaml"
        }) {
            Result result = new Project()
                    .configMap("c")
                    .kustomization("resources:\n- c.yaml\n- " + remote + "\nreplicas: [{name: x, count: 1}]\n")
                    .build();
            assertThat(result.state()).as(remote).isEqualTo(Result.State.UNRESOLVED);
            assertThat(result.faults())
                    .as(remote)
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.kind()).isEqualTo(FaultKind.REMOTE_UNRESOLVED));
            assertThat(result.items()).isEmpty();
        }
    }

    @Test
    void an_unknown_field_is_refused_with_the_one_that_was_meant() {
        Project project = new Project().configMap("c").kustomization("resources: [c.yaml]\nnameprefx: a\n");
        assertThat(project.fault().detail()).startsWith("unknown-field: ");
        assertThat(project.fault().hint()).hasValue("did you mean \"namePrefix\"?");
        assertThat(project.options(Options.FLUX).build().state()).isEqualTo(Result.State.BUILT);
    }

    @Test
    void field_names_ignore_case() {
        Project project = new Project().configMap("c").kustomization("Resources: [c.yaml]\nnameprefix: a\n");
        assertThat(project.only().id().name()).isEqualTo("ac");
    }

    @Test
    void words_that_yaml_once_took_for_bools_are_no_text_in_a_kustomization_file() {
        Project project = new Project().configMap("c").kustomization("resources: [c.yaml]\ncommonLabels: {x: y}\n");
        assertThat(project.fault().detail()).startsWith("field-type: ");
        assertThat(project.fault().span().toString()).isEqualTo("kustomization.yaml:2:19");
    }

    @Test
    void deprecated_spellings_still_work() {
        Project project = new Project()
                .file("base/kustomization.yaml", "resources: [c.yaml]\n")
                .file(
                        "base/c.yaml",
                        "{apiVersion: v1, kind: Pod, metadata: {name: c}, spec: {containers: [{image: a}]}}\n")
                .kustomization("bases: [base]\nimageTags: [{name: a, newTag: v2}]\n");
        assertThat(project.output()).contains("image: a:v2");
    }

    @Test
    void a_mapping_can_stand_in_for_the_top_level_file() {
        Project other = new Project().configMap("c").kustomization("resources: [c.yaml]\nnamePrefix: given-\n");
        var root = TreeFiles.of(other.tree())
                .yaml(RepoPath.of("kustomization.yaml"))
                .orElseThrow();
        Project project = new Project().configMap("c").options(Options.FLUX.with((dev.sluice.yaml.Mapping)
                root.documents().get(0)));
        assertThat(project.only().id().name()).isEqualTo("given-c");
    }

    @Test
    void objects_marked_as_local_are_not_put_out() {
        Project project =
                new Project().configMap("c").file("d.yaml", """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: d
                          annotations: {config.kubernetes.io/local-config: "true"}
                        """).kustomization("resources: [c.yaml, d.yaml]\n");
        assertThat(project.only().id().name()).isEqualTo("c");
    }

    @Test
    void a_kustomization_file_that_lists_itself_is_reported_at_the_entry() {
        Fault fault = new Project()
                .kustomization("resources:\n- kustomization.yaml\n")
                .fault();

        assertThat(fault.detail()).startsWith("missing-identity: \"kustomization.yaml\" is a kustomization file");
        assertThat(fault.span()).hasToString("kustomization.yaml:2:3");
        assertThat(fault.hint()).contains("drop the entry");
    }

    @Test
    void a_kustomization_file_of_another_directory_is_reported_at_the_entry_too() {
        Fault fault = new Project()
                .kustomization("resources:\n- base/kustomization.yaml\n")
                .file("base/kustomization.yaml", "namePrefix: a-\n")
                .fault();

        assertThat(fault.span()).hasToString("kustomization.yaml:2:3");
        assertThat(fault.hint()).contains("name its directory");
    }

    @Test
    void a_kustomization_file_that_is_no_yaml_stays_a_syntax_error() {
        Fault fault = new Project()
                .kustomization("resources:\n- base/kustomization.yaml\n")
                .file("base/kustomization.yaml", "a: [\n")
                .fault();

        assertThat(fault.detail()).startsWith("yaml-syntax: ");
        assertThat(fault.span().path()).hasToString("base/kustomization.yaml");
    }
}
