package dev.sluice.build;

import static dev.sluice.build.Repositories.configMap;
import static dev.sluice.build.Repositories.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Fault;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.testing.Trees;
import dev.sluice.text.RepoPath;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Kustomizations whose source is put together by an ArtifactGenerator. */
class ArtifactsTest {
    private static final String APPS = """
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: apps, namespace: flux-system}
            spec:
              interval: 10m
              prune: true
              path: ./
              sourceRef: {kind: ExternalArtifact, name: bundle}
            """;

    @Test
    void values_and_faults_keep_their_place_in_the_repository() {
        KustomizationBuild build = apps("copy: [{from: '@repo/shop/**', to: '@artifact/'}]");

        assertThat(build.resources().get(0).span().path()).isEqualTo(RepoPath.of("shop/b.yaml"));
        assertThat(build.files()).containsExactly(RepoPath.of("shop/b.yaml"), RepoPath.of("shop/cart/a.yaml"));
        Fault fault = apps(
                        "copy: [{from: '@repo/empty/**', to: '@artifact/'}]",
                        "empty/kustomization.yaml",
                        "resources: []\nunknown: x\nbases: [gone]\n")
                .faults()
                .get(0);
        assertThat(fault.span().path()).isEqualTo(RepoPath.of("empty/kustomization.yaml"));
    }

    @Test
    void later_copies_win_and_what_is_excluded_stays_behind() {
        KustomizationBuild build = apps(
                "copy: [{from: '@repo/shop/**', to: '@artifact/', exclude: ['cart/**']},"
                        + " {from: '@repo/other/b.yaml', to: '@artifact/'}]",
                "other/b.yaml",
                configMap("later"));

        assertThat(build.resources())
                .extracting(resource -> resource.id().name())
                .containsExactly("later");
    }

    @Test
    void a_merge_joins_mappings_and_keeps_both_places() {
        KustomizationBuild build = apps(
                "copy: [{from: '@repo/shop/b.yaml', to: '@artifact/'},"
                        + " {from: '@repo/other/b.yaml', to: '@artifact/', strategy: Merge}]",
                "other/b.yaml",
                "data: {k: v}\n");

        assertThat(build.resources()).hasSize(1);
        assertThat(build.resources().get(0).text("data.k")).contains("v");
        assertThat(build.resources().get(0).at("data.k").orElseThrow().span().path())
                .isEqualTo(RepoPath.of("other/b.yaml"));
        assertThat(build.files()).containsExactly(RepoPath.of("other/b.yaml"), RepoPath.of("shop/b.yaml"));
    }

    @Test
    void what_flux_ignores_by_default_is_left_out_of_the_result() {
        KustomizationBuild build = apps(
                "copy: [{from: '@repo/shop/**', to: '@artifact/'}, {from: '@repo/ci/**', to: '@artifact/'}]",
                "ci/.gitlab-ci.yml",
                "stages: [test]\n");

        assertThat(build.state()).isEqualTo(State.BUILT);
    }

    @Test
    void nothing_to_copy_is_a_fault_at_the_operation_unless_it_is_optional() {
        KustomizationBuild build = apps("copy: [{from: '@repo/gone/**', to: '@artifact/'}]");

        assertThat(build.state()).isEqualTo(State.FAILED);
        assertThat(build.faults().get(0).detail())
                .isEqualTo("artifact: nothing matches \"gone/**\" in source \"repo\"");
        assertThat(build.faults().get(0).subject()).isEqualTo("ArtifactGenerator flux-system/all");
        assertThat(apps("copy: [{from: '@repo/shop/b.yaml', to: '@artifact/'},"
                                + " {from: '@repo/gone/**', to: '@artifact/', optional: true}]")
                        .state())
                .isEqualTo(State.BUILT);
        assertThat(apps("copy: [{from: '@other/x', to: '@artifact/'}]")
                        .faults()
                        .get(0)
                        .detail())
                .isEqualTo("artifact: source alias \"other\" is not among spec.sources");
    }

    @Test
    void an_unpacked_archive_or_another_source_makes_the_content_unknown() {
        assertThat(apps("copy: [{from: '@repo/shop/b.yaml', to: '@artifact/', strategy: Extract}]")
                        .state())
                .isEqualTo(State.EXTERNAL);
        assertThat(apps("copy: [{from: '@elsewhere/shop/b.yaml', to: '@artifact/'}]")
                        .state())
                .isEqualTo(State.EXTERNAL);
    }

    @Test
    void a_path_pattern_makes_one_artifact_per_directory() {
        String generator = generator("copy: [{from: '@repo/tenants/{tenant}/**', to: '@artifact/'}]")
                .replace("spec:\n", "spec:\n  pathPattern: '@repo/tenants/{tenant}'\n")
                .replace("name: bundle", "name: 'for-{tenant}'");
        KustomizationBuild build = view(
                        "clusters/one/apps.yaml",
                        APPS.replace("name: bundle", "name: for-red"),
                        "clusters/one/generator.yaml",
                        generator,
                        "tenants/Red/a.yaml",
                        configMap("red"),
                        "tenants/blue/a.yaml",
                        configMap("blue"))
                .build("flux-system/apps")
                .orElseThrow();

        assertThat(build.resources())
                .extracting(resource -> resource.id().name())
                .containsExactly("red");
    }

    @Test
    void an_artifact_that_nothing_makes_is_external() {
        assertThat(view("clusters/one/apps.yaml", APPS, "a.yaml", configMap("a"))
                        .build("flux-system/apps")
                        .orElseThrow()
                        .state())
                .isEqualTo(State.EXTERNAL);
    }

    @Test
    void spec_ignore_of_the_source_decides_what_a_build_finds() {
        List<KustomizationBuild> builds = Repositories.built(Trees.plain(
                        "clusters/one/flux-system/gotk-sync.yaml",
                        Repositories.bootstrap("./clusters/one")
                                .replace("interval: 1m,", "interval: 1m, ignore: \"/apps/extra\\n\","),
                        "clusters/one/apps.yaml",
                        Repositories.kustomization("apps", "./apps", ""),
                        "apps/a.yaml",
                        configMap("a"),
                        "apps/extra/values.yaml",
                        "replicas: 1\n"))
                .views()
                .get(0)
                .builds();

        assertThat(builds.get(1).resources())
                .extracting(resource -> resource.id().name())
                .containsExactly("a");
    }

    private static KustomizationBuild apps(String artifact, String... pathsAndTexts) {
        String[] all = Stream.concat(
                        Stream.of(
                                "clusters/one/apps.yaml",
                                APPS,
                                "clusters/one/generator.yaml",
                                generator(artifact),
                                "shop/b.yaml",
                                configMap("b"),
                                "shop/cart/a.yaml",
                                configMap("a")),
                        Stream.of(pathsAndTexts))
                .toArray(String[]::new);
        return view(all).build("flux-system/apps").orElseThrow();
    }

    private static String generator(String artifact) {
        return """
                apiVersion: source.extensions.fluxcd.io/v1beta1
                kind: ArtifactGenerator
                metadata: {name: all, namespace: flux-system}
                spec:
                  sources:
                    - {alias: repo, kind: GitRepository, name: flux-system}
                    - {alias: elsewhere, kind: GitRepository, name: elsewhere}
                  artifacts:
                    - name: bundle
                """ + artifact.indent(6);
    }
}
