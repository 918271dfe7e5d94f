package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterBuildTest extends ClusterBuildCase {
    private static final String ROOT =
            "Kustomization/apps Kustomization/crds GitRepository/flux-system" + " Kustomization/flux-system";

    @Test
    void kustomizations_come_after_those_they_depend_on_and_objects_in_the_order_of_the_controller() {
        applies("apps", "dependsOn: [{name: crds}]\n");
        applies("crds", "");
        file("apps/a.yaml", object("ConfigMap", "settings", "") + object("Namespace", "shop", ""));
        file("crds/a.yaml", object("ServiceAccount", "early", ""));

        assertThat(cluster()).isEqualTo(Exit.CLEAN);
        assertThat(printed().split(" "))
                .containsExactlyInAnyOrder(
                        (ROOT + " ServiceAccount/early Namespace/shop ConfigMap/settings").split(" "));
        assertThat(printed()).endsWith(" ServiceAccount/early Namespace/shop ConfigMap/settings");
        assertThat(out()).contains("kustomize.toolkit.fluxcd.io/name: crds\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void what_flux_would_not_send_is_left_out_and_told() {
        applies("apps", "suspend: true\n");
        applies("crds", "");
        file("apps/a.yaml", object("ConfigMap", "a", ""));
        file(
                "crds/a.yaml",
                object("ConfigMap", "kept", "  annotations: {kustomize.toolkit.fluxcd.io/ssa: Ignore}\n")
                        + object("ConfigMap", "sent", ""));

        assertThat(cluster()).isEqualTo(Exit.CLEAN);
        assertThat(printed()).endsWith(" ConfigMap/sent").doesNotContain("ConfigMap/kept ConfigMap/a");
        assertThat(err()).isEqualTo("""
                        sluice: Kustomization flux-system/apps is left out: it is suspended
                        sluice: ConfigMap kept is left out: it asks Flux not to apply it
                        """);
    }

    @Test
    void a_kustomization_that_fails_is_a_finding_and_the_others_are_printed() {
        applies("apps", "");
        applies("crds", "");
        file("apps/kustomization.yaml", "resources:\n- nope.yaml\nimages: [{name: none, newTag: v1}]\n");
        file("crds/a.yaml", object("ConfigMap", "a", ""));

        assertThat(cluster()).isEqualTo(Exit.FINDINGS);
        assertThat(printed()).endsWith(" ConfigMap/a");
        assertThat(err())
                .startsWith("sluice: Kustomization flux-system/apps is left out: it cannot be built\n"
                        + "apps/kustomization.yaml:2:3: error: ")
                .containsOnlyOnce("error: ");
    }

    @Test
    void a_file_that_cannot_be_read_is_told_where_it_is_needed() {
        applies("apps", "");
        file("apps/a.yaml", "a: [\n");
        file("elsewhere.yaml", "a: [\n");

        assertThat(cluster()).isEqualTo(Exit.FINDINGS);
        assertThat(err()).contains("apps/a.yaml:").doesNotContain("elsewhere.yaml");
    }

    @Test
    void a_source_that_is_elsewhere_is_no_failure_unless_its_kustomization_is_asked_for() {
        file("clusters/one/apps.yaml", """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: OCIRepository
                metadata: {name: podinfo, namespace: flux-system}
                spec: {url: 'oci://example.org/podinfo', interval: 1m}
                ---
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: podinfo, namespace: flux-system}
                spec: {interval: 1m, prune: true, sourceRef: {kind: OCIRepository, name: podinfo}}
                """);

        assertThat(cluster()).isEqualTo(Exit.CLEAN);
        assertThat(err())
                .isEqualTo("sluice: Kustomization flux-system/podinfo is left out: its source,"
                        + " OCIRepository flux-system/podinfo, is not this repository; --source says where it is\n");
        assertThat(cluster("--kustomization", "podinfo")).isEqualTo(Exit.USAGE);
        assertThat(out()).isEmpty();
    }

    @Test
    void a_source_that_is_elsewhere_is_read_from_where_the_option_says() {
        file("clusters/one/apps.yaml", """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: podinfo, namespace: flux-system}
                spec: {interval: 1m, prune: true, sourceRef: {kind: OCIRepository, name: podinfo}}
                """);
        file("elsewhere/a.yaml", object("ConfigMap", "mapped", ""));

        assertThat(cluster("--kustomization", "podinfo", "--source", "OCIRepository/flux-system/podinfo=elsewhere"))
                .isEqualTo(Exit.CLEAN);
        assertThat(printed()).isEqualTo("ConfigMap/mapped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flux-system/apps", "apps"})
    void one_kustomization_is_printed_without_a_word_about_the_others(String name) {
        applies("apps", "suspend: true\n");
        applies("crds", "");
        file("apps/a.yaml", object("ConfigMap", "a", ""));
        file("crds/kustomization.yaml", "resources: [nope.yaml]\n");

        assertThat(cluster("--kustomization", name)).isEqualTo(Exit.CLEAN);
        assertThat(printed()).isEqualTo("ConfigMap/a");
        assertThat(err()).isEmpty();
    }

    @Test
    void a_kustomization_that_is_not_there_is_wrong_usage_and_the_nearest_one_is_named() {
        applies("apps", "");
        file("apps/a.yaml", object("ConfigMap", "a", ""));

        assertThat(cluster("--kustomization", "flux-system/app")).isEqualTo(Exit.USAGE);
        assertThat(err()).contains("no Kustomization flux-system/app is in one; did you mean flux-system/apps?");
        assertThat(out()).isEmpty();
    }

    @Test
    void a_kustomization_that_may_be_hidden_in_one_that_fails_is_a_finding() {
        applies("apps", "");
        file("apps/kustomization.yaml", "resources: [nope.yaml]\n");

        assertThat(cluster("--kustomization", "flux-system/inner")).isEqualTo(Exit.FINDINGS);
        assertThat(err()).contains("nope.yaml").contains("no Kustomization flux-system/inner is in one");
    }

    @Test
    void a_directory_gets_a_file_for_each_kustomization_in_apply_order() throws Exception {
        applies("apps", "dependsOn: [{name: crds}]\n");
        applies("crds", "");
        file("apps/a.yaml", object("ConfigMap", "a", "") + object("ConfigMap", "b", ""));
        file("crds/a.yaml", object("ConfigMap", "c", ""));
        Files.createDirectory(directory.resolve("out"));

        assertThat(cluster("-o", "out")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEmpty();
        assertThat(names(directory.resolve("out")))
                .containsExactly(
                        "001-flux-system-flux-system.yaml", "002-flux-system-crds.yaml", "003-flux-system-apps.yaml");
        assertThat(directory.resolve("out/003-flux-system-apps.yaml"))
                .content()
                .contains("  name: a\n---\n")
                .endsWith("  name: b\n");
    }

    @Test
    void origins_stand_above_each_object() {
        applies("apps", "");
        file("apps/a.yaml", object("ConfigMap", "a", ""));

        assertThat(cluster("--kustomization", "apps", "--show-origin")).isEqualTo(Exit.CLEAN);
        assertThat(out()).startsWith("# written at apps/a.yaml:1:1\n");
    }

    @Test
    void a_cluster_outside_of_the_working_directory_lies_in_the_repository_around_it() throws Exception {
        Git.init().setDirectory(directory.toFile()).call().close();
        file("elsewhere/readme", "");
        String entry = directory.resolve("clusters/one").toString();

        assertThat(buildIn(directory.resolve("elsewhere"), "--cluster", entry)).isEqualTo(Exit.CLEAN);
        assertThat(out()).contains("name: flux-system\n");
        assertThat(buildIn(directory.resolve("elsewhere"), "--cluster", "clusters/one", directory.toString()))
                .isEqualTo(Exit.CLEAN);
        assertThat(out()).contains("name: flux-system\n");
    }

    @Test
    void options_of_the_other_kind_of_build_are_wrong_usage() {
        assertThat(cluster("--reorder", "none")).isEqualTo(Exit.USAGE);
        assertThat(err()).startsWith("sluice: --reorder excludes --cluster\n");
        assertThat(build("--var", "A=b")).isEqualTo(Exit.USAGE);
        assertThat(err()).startsWith("sluice: --var needs --cluster\n");
        assertThat(build("--cluster", "clusters/two")).isEqualTo(Exit.USAGE);
        assertThat(err()).startsWith("sluice: no cluster view is at clusters/two\n");
    }
}
