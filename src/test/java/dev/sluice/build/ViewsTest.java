package dev.sluice.build;

import static dev.sluice.build.Repositories.bootstrap;
import static dev.sluice.build.Repositories.built;
import static dev.sluice.build.Repositories.configMap;
import static dev.sluice.build.Repositories.kustomization;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.model.Plain;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.testing.Trees;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final Plain TWO_CLUSTERS = Trees.plain(
            "clusters/staging/flux-system/gotk-sync.yaml", bootstrap("./clusters/staging"),
            "clusters/staging/apps.yaml", kustomization("apps", "./apps/staging", ""),
            "clusters/production/flux-system/gotk-sync.yaml", bootstrap("./clusters/production"),
            "clusters/production/apps.yaml", kustomization("apps", "./apps/production", ""),
            "apps/base/kustomization.yaml", "resources: [app.yaml]",
            "apps/base/app.yaml", configMap("app"),
            "apps/staging/kustomization.yaml", "resources: [../base]\nnameSuffix: -staging",
            "apps/production/kustomization.yaml", "resources: [../base]\nnameSuffix: -production");

    @Test
    void each_bootstrap_file_is_a_view_named_by_what_sets_it_apart() {
        assertThat(names(TWO_CLUSTERS)).containsExactly("production", "staging");
    }

    @Test
    void views_share_bases_but_are_never_merged() {
        List<View> views = built(TWO_CLUSTERS).views();

        assertThat(views)
                .extracting(view -> view.resources("", "ConfigMap").get(0).id().name())
                .containsExactly("app-production", "app-staging");
        assertThat(views)
                .allSatisfy(view -> assertThat(view.build("flux-system/apps")).isPresent());
    }

    @Test
    void a_shared_last_directory_does_not_name_the_views() {
        Plain plain = Trees.plain(
                "clusters/kind/base/flux-system/gotk-sync.yaml", bootstrap("./clusters/kind/base"),
                "clusters/prod/base/flux-system/gotk-sync.yaml", bootstrap("./clusters/prod/base"));

        assertThat(names(plain)).containsExactly("kind", "prod");
    }

    @Test
    void only_the_clusters_asked_for_are_rendered() {
        assertThat(new Build(List.of("clusters/staging/"), Runnable::run)
                        .run(TWO_CLUSTERS)
                        .views())
                .extracting(View::name)
                .containsExactly("staging");
    }

    @Test
    void a_directory_of_kustomizations_beside_a_bootstrapped_cluster_is_a_view_too() {
        Plain plain = Trees.plain(
                "clusters/staging/flux-system/gotk-sync.yaml", bootstrap("./clusters/staging"),
                "clusters/production/apps.yaml", kustomization("apps", "./apps", ""),
                "apps/app.yaml", configMap("app"));

        List<View> views = built(plain).views();

        assertThat(views).extracting(View::name).containsExactly("production", "staging");
        assertThat(views.get(0).builds())
                .extracting(build -> build.key() + " " + build.state())
                .containsExactly("flux-system/flux-system BUILT", "flux-system/apps BUILT");
        assertThat(views.get(0).builds().get(0).kustomization().implied()).isTrue();
        assertThat(views.get(0).defines(gitRepository("flux-system"))).isTrue();
        assertThat(views.get(0).defines(gitRepository("other"))).isFalse();
    }

    @Test
    void a_bootstrap_file_that_is_still_empty_marks_its_cluster() {
        Plain plain = Trees.plain(
                "clusters/one/flux-system/gotk-sync.yaml", "# filled in by flux bootstrap\n",
                "clusters/one/apps.yaml", kustomization("apps", "./apps", ""),
                "apps/app.yaml", configMap("app"));

        assertThat(names(plain)).containsExactly("one");
        assertThat(built(plain).views().get(0).resources("", "ConfigMap")).hasSize(1);
    }

    @Test
    void a_flux_instance_is_an_entry_point() {
        String instance = """
                apiVersion: fluxcd.controlplane.io/v1
                kind: FluxInstance
                metadata: {name: flux, namespace: flux-system}
                spec: {sync: {kind: GitRepository, url: 'https://example.org/fleet.git', path: fleet/prod}}
                """;
        Plain plain = Trees.plain(
                "flux/instance.yaml",
                instance,
                "fleet/prod/apps.yaml",
                kustomization("apps", "./apps", ""),
                "apps/a.yaml",
                configMap("a"));

        View view = built(plain).views().get(0);

        assertThat(view.name()).isEqualTo("prod");
        assertThat(view.builds())
                .extracting(build -> build.key())
                .containsExactly("flux-system/flux-system", "flux-system/apps");
        assertThat(view.builds()
                        .get(0)
                        .kustomization()
                        .resource()
                        .at("spec.path")
                        .orElseThrow()
                        .span())
                .hasToString("flux/instance.yaml:4:80");
    }

    @Test
    void the_chart_that_makes_a_flux_instance_is_an_entry_point() {
        String release = """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: flux-instance}
                spec:
                  chartRef: {kind: OCIRepository, name: flux-instance}
                  values: {instance: {sync: {kind: GitRepository, url: 'https://example.org/x', path: ./fleet}}}
                """;

        assertThat(names(Trees.plain("apps/flux/release.yaml", release, "fleet/a.yaml", configMap("a"))))
                .containsExactly("fleet");
    }

    @Test
    void an_instance_that_syncs_another_repository_is_no_entry_point() {
        String instance = """
                apiVersion: fluxcd.controlplane.io/v1
                kind: FluxInstance
                metadata: {name: flux, namespace: flux-system}
                spec: {sync: {kind: OCIRepository, url: 'oci://example.org/fleet', path: clusters/prod}}
                """;

        assertThat(names(Trees.plain("components/flux/instance.yaml", instance)))
                .isEmpty();
    }

    @Test
    void a_component_library_has_no_view() {
        Plain plain = Trees.plain(
                "components/app/kustomization.yaml", "resources: [app.yaml]",
                "components/app/app.yaml", configMap("app"),
                "components/app/sync.yaml", kustomization("app", "./", ""));

        assertThat(built(plain).isLibrary()).isTrue();
    }

    @Test
    void the_same_mistake_in_two_clusters_is_one_fault() {
        Plain plain = Trees.plain(
                "clusters/staging/flux-system/gotk-sync.yaml", bootstrap("./clusters/staging"),
                "clusters/staging/apps.yaml", kustomization("apps", "./apps", ""),
                "clusters/production/flux-system/gotk-sync.yaml", bootstrap("./clusters/production"),
                "clusters/production/apps.yaml", kustomization("apps", "./apps", ""),
                "apps/kustomization.yaml", "resources: [gone.yaml]");

        Rendered rendered = built(plain);

        assertThat(rendered.faults()).hasSize(1);
        assertThat(rendered.faults().get(0).views()).containsExactly("production", "staging");
        assertThat(rendered.views())
                .allSatisfy(view -> assertThat(
                                view.build("flux-system/apps").orElseThrow().state())
                        .isEqualTo(State.FAILED));
    }

    @Test
    void one_thread_and_eight_render_the_same() {
        ExecutorService eight = Executors.newFixedThreadPool(8);
        try {
            List<List<Resource>> one = resources(built(TWO_CLUSTERS));
            assertThat(resources(new Build(List.of(), eight).run(TWO_CLUSTERS))).isEqualTo(one);
        } finally {
            eight.shutdown();
        }
    }

    private static List<List<Resource>> resources(Rendered rendered) {
        return rendered.views().stream().map(view -> view.resources().toList()).toList();
    }

    private static List<String> names(Plain plain) {
        return built(plain).views().stream().map(View::name).toList();
    }

    private static ResourceId gitRepository(String name) {
        return new ResourceId("source.toolkit.fluxcd.io", "v1", "GitRepository", "flux-system", name);
    }
}
