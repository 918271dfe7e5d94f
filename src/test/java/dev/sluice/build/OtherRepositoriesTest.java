package dev.sluice.build;

import static dev.sluice.build.Repositories.bootstrap;
import static dev.sluice.build.Repositories.configMap;
import static dev.sluice.build.Repositories.kustomization;
import static dev.sluice.build.Repositories.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.FluxKustomization;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.model.Rendered;
import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.testing.Trees;
import dev.sluice.text.RepoPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sources that are other repositories, and Kustomizations that go to other clusters. */
class OtherRepositoriesTest {
    private static final ResourceId SHOP =
            new ResourceId(FluxKustomization.SOURCE_GROUP, "v1", "GitRepository", "flux-system", "shop");

    private static final String SOURCE = """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: shop, namespace: flux-system}
            spec: {url: 'https://example.org/org/shop', interval: 1m}
            ---
            """;

    @Test
    void a_source_whose_files_are_given_is_built_with_its_children() {
        Rendered rendered = built(
                "deploy/a.yaml",
                configMap("a"),
                "deploy/child.yaml",
                of("child", "./more"),
                "more/b.yaml",
                configMap("b"));
        View view = rendered.views().get(0);

        assertThat(rendered.views()).hasSize(1);
        assertThat(view.builds()).extracting(KustomizationBuild::state).containsOnly(State.BUILT);
        assertThat(view.build("flux-system/child").orElseThrow().files())
                .containsExactly(RepoPath.of("shop/more/b.yaml"));
        assertThat(view.resources("", "ConfigMap"))
                .extracting(object -> object.span().path().value())
                .containsExactly("shop/deploy/a.yaml", "shop/more/b.yaml");
    }

    @Test
    void a_fault_of_another_repository_stands_in_it_and_shows_where_its_files_are_built() {
        Rendered rendered = built("deploy/a.yaml", "a: [", "other/b.yaml", "b: [");

        assertThat(rendered.faults())
                .extracting(fault -> fault.span().path().value())
                .containsExactly("shop/deploy/a.yaml");
    }

    @Test
    void without_the_files_the_source_stays_external() {
        View view = view("clusters/one/shop.yaml", SOURCE + of("shop", "./deploy"));

        assertThat(view.build("flux-system/shop").orElseThrow().state()).isEqualTo(State.EXTERNAL);
    }

    @Test
    void what_goes_to_another_cluster_has_no_children_and_gives_no_variables_here() {
        View view = view(
                "clusters/one/remote.yaml",
                kustomization("remote", "./remote", "kubeConfig: {secretRef: {name: spoke}}"),
                "clusters/one/apps.yaml",
                kustomization("apps", "./apps", "postBuild: {substituteFrom: [{kind: ConfigMap, name: vars}]}"),
                "remote/child.yaml",
                kustomization("child", "./apps", ""),
                "remote/vars.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: vars, namespace: flux-system}\ndata: {v: x}\n",
                "apps/a.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {k: '${v}'}\n");

        assertThat(view.build("flux-system/remote").orElseThrow().resources()).hasSize(2);
        assertThat(view.build("flux-system/child")).isEmpty();
        assertThat(view.build("flux-system/apps")
                        .orElseThrow()
                        .resources()
                        .get(0)
                        .text("data.k"))
                .contains("${v}");
    }

    private static String of(String name, String path) {
        return kustomization(name, path, "")
                .replace("{kind: GitRepository, name: flux-system}", "{kind: GitRepository, name: shop}");
    }

    private static Rendered built(String... other) {
        RepoPath shop = RepoPath.of("shop");
        return new Build(List.of(), Runnable::run)
                .with(SHOP, shop, Trees.parsed(Trees.of(other).in(shop)))
                .run(Trees.plain(
                        "clusters/one/flux-system/gotk-sync.yaml",
                        bootstrap("./clusters/one"),
                        "clusters/one/shop.yaml",
                        SOURCE + of("shop", "./deploy")));
    }
}
