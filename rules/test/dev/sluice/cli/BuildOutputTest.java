package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

final class BuildOutputTest extends BuildCommandCase {
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
}
