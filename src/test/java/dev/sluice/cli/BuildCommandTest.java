package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildCommandTest {
    private static final String CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n";

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

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
    void something_remote_is_an_error_because_nothing_can_be_printed() {
        file("kustomization.yaml", "resources:\n- https://example.com/r.yaml\n");

        assertThat(build()).isEqualTo(Exit.FINDINGS);
        assertThat(err()).startsWith("kustomization.yaml:2:3: error: ").contains("is remote");
        assertThat(out()).isEmpty();
    }

    @Test
    void a_link_inside_the_directory_is_followed_and_places_name_the_file_behind_it() throws Exception {
        file("kustomization.yaml", "resources: [l.yaml]\n");
        file("s/r.yaml", CONFIG_MAP);
        link("l.yaml", "s/r.yaml");

        assertThat(build("--show-origin")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo("# written at s/r.yaml:1:1\n" + CONFIG_MAP);
    }

    @Test
    void a_link_that_leaves_the_directory_is_refused_unless_restrictions_are_lifted() throws Exception {
        file("o/kustomization.yaml", "resources: [l.yaml]\n");
        file("r.yaml", CONFIG_MAP);
        link("o/l.yaml", "../r.yaml");

        assertThat(build("o")).isEqualTo(Exit.FINDINGS);
        assertThat(err())
                .startsWith(
                        "o/kustomization.yaml:1:13: error: load-restriction: \"l.yaml\" leads to \"r.yaml\", which is"
                                + " not in or below \"o\"");
        assertThat(out()).isEmpty();
        assertThat(build("o", "--load-restrictor", "LoadRestrictionsNone")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo(CONFIG_MAP);
    }

    @Test
    void a_directory_behind_a_link_is_a_base_where_it_really_lies() throws Exception {
        file("real/deep/base/kustomization.yaml", "resources: [../c]\n");
        file("real/deep/c/kustomization.yaml", "resources: [c.yaml]\n");
        file("real/deep/c/c.yaml", CONFIG_MAP);
        file("app/kustomization.yaml", "resources: [base]\n");
        link("app/base", "../real/deep/base");
        link("entry", "app");

        assertThat(build("entry")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo(CONFIG_MAP);
    }

    @Test
    void a_kustomization_file_behind_a_link_out_of_its_directory_does_not_count() throws Exception {
        file("k.yaml", "resources: [c.yaml]\n");
        file("o/c.yaml", CONFIG_MAP);
        link("o/kustomization.yaml", "../k.yaml");

        assertThat(build("o")).isEqualTo(Exit.FINDINGS);
        assertThat(err()).contains("no-kustomization-file");
    }

    @Test
    void links_that_lead_in_circles_or_nowhere_are_missing_files() throws Exception {
        file("kustomization.yaml", "resources: [one.yaml]\n");
        link("one.yaml", "two.yaml");
        link("two.yaml", "one.yaml");

        assertThat(build()).isEqualTo(Exit.FINDINGS);
        assertThat(err()).startsWith("kustomization.yaml:1:13: error: missing-file: ");
    }

    @Test
    void byte_order_marks_and_windows_line_ends_are_read_as_kustomize_reads_them() {
        file(
                "kustomization.yaml",
                "\uFEFFresources:\r\n- c.yaml\r\nconfigMapGenerator:\r\n- name: g\r\n  files: [t]\r\n");
        file("c.yaml", "\uFEFF" + CONFIG_MAP.replace("\n", "\r\n"));
        file("t", "a\r\nb\r\n");

        assertThat(build()).isEqualTo(Exit.CLEAN);
        assertThat(out())
                .isEqualTo("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n---\napiVersion: v1\ndata:\n"
                        + "  t: \"a\\r\\nb\\r\\n\"\nkind: ConfigMap\nmetadata:\n  name: g-289htch75m\n");
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
    void a_file_takes_the_output_and_keeps_who_may_read_it() throws Exception {
        file("kustomization.yaml", "resources: [c.yaml]\n");
        file("c.yaml", CONFIG_MAP);
        file("out.yaml", "old");
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.setPosixFilePermissions(directory.resolve("out.yaml"), PosixFilePermissions.fromString("rw-------"));
        }

        assertThat(build("-o", "out.yaml")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEmpty();
        assertThat(directory.resolve("out.yaml")).hasContent(CONFIG_MAP);
        assertThat(names(directory)).containsExactly("c.yaml", "kustomization.yaml", "out.yaml");
        if (posix) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("out.yaml"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_failing_build_leaves_the_output_as_it_was() {
        file("kustomization.yaml", "resources: [nope.yaml]\n");
        file("out.yaml", "old");

        assertThat(build("-o", "out.yaml")).isEqualTo(Exit.FINDINGS);
        assertThat(directory.resolve("out.yaml")).hasContent("old");
    }

    @Test
    void output_to_a_device_does_not_replace_the_device() {
        assumeTrue(Files.exists(Path.of("/dev/null")), "there is no /dev/null here");
        file("kustomization.yaml", "resources: [c.yaml]\n");
        file("c.yaml", CONFIG_MAP);

        assertThat(build("-o", "/dev/null")).isEqualTo(Exit.CLEAN);
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void a_directory_gets_a_file_for_each_object_named_as_kustomize_names_them() throws Exception {
        Files.createDirectory(directory.resolve("out"));
        file("kustomization.yaml", "resources: [all.yaml]\n");
        file(
                "all.yaml",
                CONFIG_MAP
                        + "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: Shop}\n"
                        + "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n");

        assertThat(build("--output=out")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEmpty();
        assertThat(names(directory.resolve("out")))
                .containsExactly(
                        "default_v1_configmap_c.yaml", "shop_apps_v1_deployment_web.yaml", "v1_namespace_shop.yaml");
        assertThat(directory.resolve("out/default_v1_configmap_c.yaml")).hasContent(CONFIG_MAP);
    }

    @Test
    void a_name_that_would_leave_the_output_directory_writes_nothing() throws Exception {
        Files.createDirectory(directory.resolve("out"));
        file("kustomization.yaml", "resources: [all.yaml]\n");
        file("all.yaml", CONFIG_MAP + "---\n" + CONFIG_MAP.replace("name: c", "name: ../../c"));

        assertThat(build("-o", "out")).isEqualTo(Exit.WORLD);
        assertThat(err()).contains("\"../../c\"");
        assertThat(names(directory.resolve("out"))).isEmpty();
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

    private int build(String... words) {
        return buildIn(directory, words);
    }

    private int buildIn(Path working, String... words) {
        out.reset();
        err.reset();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                working,
                false);
        return new Cli().run(Stream.concat(Stream.of("build"), Stream.of(words)).toList(), console);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void file(String path, String text) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void link(String path, String target) throws IOException {
        Files.createSymbolicLink(directory.resolve(path), Path.of(target));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
