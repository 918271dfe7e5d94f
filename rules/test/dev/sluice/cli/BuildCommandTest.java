package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BuildCommandTest extends BuildCommandCase {
    @Test
    void a_directory_outside_of_any_repository_is_built_with_bases_above_it() {
        file("base/kustomization.yaml", "resources: [c.yaml]\n");
        file("base/c.yaml", CONFIG_MAP);
        file("overlays/prod/kustomization.yaml", "namePrefix: prod-\nresources: [../../base]\n");

        assertThat(build("overlays/prod")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: prod-c\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void without_an_operand_the_working_directory_is_built() {
        file("kustomization.yaml", "resources: [c.yaml]\n");
        file("c.yaml", CONFIG_MAP);

        assertThat(build()).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo(CONFIG_MAP);
    }

    @Test
    void bases_above_the_working_directory_and_above_the_repository_are_read() throws Exception {
        file("elsewhere/kustomization.yaml", "resources: [c.yaml]\n");
        file("elsewhere/c.yaml", CONFIG_MAP);
        file("repository/prod/kustomization.yaml", "resources: [../../elsewhere]\n");
        Git.init().setDirectory(directory.resolve("repository").toFile()).call().close();

        assertThat(buildIn(directory.resolve("repository/prod"), ".")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo(CONFIG_MAP);
    }

    @Test
    void files_that_git_ignores_are_read() throws Exception {
        Git.init().setDirectory(directory.toFile()).call().close();
        file(".gitignore", "c.yaml\n");
        file("kustomization.yaml", "resources: [c.yaml]\n");
        file("c.yaml", CONFIG_MAP);

        assertThat(build(".")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo(CONFIG_MAP);
    }

    @Test
    void places_start_at_the_root_of_the_repository_wherever_the_command_runs() throws Exception {
        Git.init().setDirectory(directory.toFile()).call().close();
        file("apps/prod/kustomization.yaml", "resources:\n- nope.yaml\n");

        assertThat(buildIn(directory.resolve("apps"), "prod")).isEqualTo(Exit.FINDINGS);
        assertThat(err())
                .startsWith("apps/prod/kustomization.yaml:2:3: error: missing-file: \"nope.yaml\"")
                .contains("  2 | - nope.yaml\n    |   ^^^^^^^^^\n");
        assertThat(out()).isEmpty();
    }

    @Test
    void only_what_keeps_a_directory_from_being_built_is_told() {
        file(
                "kustomization.yaml",
                "resources: [c.yaml]\nimages: [{name: none, newTag: v1}]\nsortOptions: {order: sideways}\n");
        file("c.yaml", CONFIG_MAP);

        assertThat(build()).isEqualTo(Exit.FINDINGS);
        assertThat(err())
                .startsWith("kustomization.yaml:3:22: error: sort-options: ")
                .containsOnlyOnce("error:")
                .doesNotContain("none");
    }

    @Test
    void something_remote_is_an_error_because_nothing_can_be_printed() {
        file("kustomization.yaml", "resources:\n- https://example.com/r.yaml\n");

        assertThat(build()).isEqualTo(Exit.FINDINGS);
        assertThat(err()).startsWith("kustomization.yaml:2:3: error: ").contains("is remote");
        assertThat(out()).isEmpty();
    }

    @Test
    void byte_order_marks_and_windows_line_ends_are_read_as_kustomize_reads_them() {
        file(
                "kustomization.yaml",
                "\uFEFFresources:\r\n- c.yaml\r\nconfigMapGenerator:\r\n- name: g\r\n  files: [t]\r\n");
        file("c.yaml", "\uFEFF" + CONFIG_MAP.replace("\n", "\r\n"));
        file("t", "a\r\nb\r\n");

        assertThat(build()).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo("""
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: c
                        ---
                        apiVersion: v1
                        data:
                          t: "a\\r\\nb\\r\\n"
                        kind: ConfigMap
                        metadata:
                          name: g-289htch75m
                        """);
    }

    @Test
    void objects_come_by_kind_unless_they_are_to_stay_as_they_were_read() {
        file("kustomization.yaml", "resources: [c.yaml, n.yaml]\n");
        file("c.yaml", CONFIG_MAP);
        String namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: first\n";
        file("n.yaml", namespace);

        assertThat(build()).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo(namespace + "---\n" + CONFIG_MAP);
        assertThat(build("--reorder", "none")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo(CONFIG_MAP + "---\n" + namespace);
    }

    @Test
    void origins_tell_each_field_that_the_file_of_the_object_does_not_hold() {
        file("base/kustomization.yaml", "resources: [c.yaml]\n");
        file("base/c.yaml", CONFIG_MAP + "data:\n  a: old\n  b: same\n");
        file("prod/kustomization.yaml", """
                namespace: prod
                resources: [../base]
                patches:
                - patch: |
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: c}
                    data: {a: new}
                """);

        assertThat(build("prod", "--show-origin")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo("""
                        # written at base/c.yaml:1:1
                        #   apiVersion: patched at prod/kustomization.yaml:5:17, before: written at base/c.yaml:1:13
                        #   data.a: patched at prod/kustomization.yaml:8:15, before: written at base/c.yaml:6:6
                        #   metadata.namespace: set by namespace at prod/kustomization.yaml:1:12
                        apiVersion: v1
                        data:
                          a: new
                          b: same
                        kind: ConfigMap
                        metadata:
                          name: c
                          namespace: prod
                        """);
    }

    @Test
    void flags_that_permit_what_is_never_done_are_taken() {
        file("kustomization.yaml", "resources: [c.yaml]\n");
        file("c.yaml", CONFIG_MAP);

        assertThat(build("--enable-helm", "--enable-alpha-plugins", "--enable-exec"))
                .isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo(CONFIG_MAP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--reorder sideways|--reorder takes",
                "--load-restrictor none|--load-restrictor takes",
                "one two|one directory at a time",
                "https://github.com/o/r|is remote",
                "--network|unknown option",
            })
    void wrong_usage_exits_with_2_and_says_why(String words, String reason) {
        assertThat(build(words.split(" "))).isEqualTo(Exit.USAGE);
        assertThat(err()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "kustomization.yaml"})
    void what_is_no_directory_is_said_to_be_none(String name) {
        file("kustomization.yaml", "");

        assertThat(build(name)).isEqualTo(Exit.WORLD);
        assertThat(err()).contains(name).doesNotContain("\tat ");
    }
}
