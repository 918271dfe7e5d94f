package dev.sluice.build;

import static dev.sluice.build.Repositories.bootstrap;
import static dev.sluice.build.Repositories.built;
import static dev.sluice.build.Repositories.configMap;
import static dev.sluice.build.Repositories.kustomization;
import static dev.sluice.build.Repositories.only;
import static dev.sluice.build.Repositories.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.FaultKind;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.model.View;
import dev.sluice.testing.Trees;
import org.junit.jupiter.api.Test;

class ChildrenTest {
    @Test
    void a_child_is_what_its_parent_renders_after_patches_and_variables() {
        View view = view(
                "clusters/one/apps.yaml",
                kustomization("apps", "./apps", """
                        postBuild: {substitute: {env: prod}}
                        patches:
                          - target: {kind: Kustomization}
                            patch: |
                              - op: add
                                path: /spec/targetNamespace
                                value: shop
                        """),
                "apps/child.yaml",
                kustomization("child", "./more/${env}", ""),
                "more/prod/a.yaml",
                configMap("a"));

        KustomizationBuild child = view.build("flux-system/child").orElseThrow();
        assertThat(child.parent()).contains("flux-system/apps");
        Resource rendered = only(child, "ConfigMap");
        assertThat(rendered.id().namespace()).isEqualTo("shop");
        assertThat(rendered.at("metadata.namespace").orElseThrow().span().path())
                .hasToString("clusters/one/apps.yaml");
    }

    @Test
    void a_patch_of_a_kustomization_is_judged_by_its_own_build_and_not_by_that_of_its_parent() {
        Rendered rendered = built(Trees.plain(
                "clusters/one/flux-system/gotk-sync.yaml",
                bootstrap("./clusters/one"),
                "clusters/one/apps.yaml",
                kustomization(
                        "apps", "./apps", "patches: [{target: {kind: ConfigMap, name: b}, patch: '- {op: test}'}]"),
                "apps/a.yaml",
                configMap("a")));

        assertThat(rendered.faults(FaultKind.PATCH_UNMATCHED))
                .hasSize(1)
                .allSatisfy(
                        fault -> assertThat(rendered.isSoInEveryBuild(fault)).isTrue());
    }

    @Test
    void patches_reach_through_two_levels() {
        View view = view(
                "clusters/one/apps.yaml",
                kustomization("apps", "./apps", """
                        patches:
                          - target: {kind: Kustomization}
                            patch: |
                              apiVersion: kustomize.toolkit.fluxcd.io/v1
                              kind: Kustomization
                              metadata: {name: _}
                              spec:
                                patches:
                                  - target: {kind: ConfigMap}
                                    patch: |
                                      - {op: add, path: /data, value: {deep: 'yes'}}
                        """),
                "apps/child.yaml",
                kustomization("child", "./more", ""),
                "more/a.yaml",
                configMap("a"));

        assertThat(only(view.build("flux-system/child").orElseThrow(), "ConfigMap")
                        .text("data.deep"))
                .contains("yes");
    }

    @Test
    void a_root_that_patches_itself_is_what_it_makes_of_itself() {
        View view = view(
                "clusters/one/kustomization.yaml",
                """
                resources: [flux-system/gotk-sync.yaml, apps.yaml]
                patches:
                  - target: {kind: Kustomization, name: flux-system}
                    patch: |
                      - {op: add, path: /spec/postBuild, value: {substitute: {tier: gold}}}
                """,
                "clusters/one/apps.yaml",
                kustomization("'apps-${tier}'", "./apps", ""),
                "apps/a.yaml",
                configMap("a"));

        assertThat(view.builds().get(0).faults()).isEmpty();
        assertThat(view.builds())
                .extracting(KustomizationBuild::key)
                .containsExactly("flux-system/flux-system", "flux-system/apps-gold");
    }

    @Test
    void kustomizations_that_render_each_other_are_built_once() {
        View view = view(
                "clusters/one/a.yaml",
                kustomization("a", "./a", ""),
                "a/b.yaml",
                kustomization("b", "./b", ""),
                "b/a.yaml",
                kustomization("a", "./a", ""));

        assertThat(view.builds())
                .hasSize(3)
                .allSatisfy(build -> assertThat(build.state()).isEqualTo(State.BUILT));
    }

    @Test
    void a_source_elsewhere_is_not_looked_for_here() {
        View view = view(
                "clusters/one/tenant.yaml",
                """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: flux-system, namespace: tenant}
                spec: {url: 'https://example.org/org/tenant'}
                ---
                """
                        + kustomization("tenant", "./nowhere", "")
                                .replace("namespace: flux-system}", "namespace: tenant}"));

        KustomizationBuild tenant = view.build("tenant/tenant").orElseThrow();
        assertThat(tenant.state()).isEqualTo(State.EXTERNAL);
        assertThat(tenant.faults()).isEmpty();
    }

    @Test
    void another_source_of_the_same_repository_is_this_checkout_unless_it_follows_another_branch() {
        String source = """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: flux-system, namespace: %s}
                spec: {url: 'https://example.org/org/fleet.git', ref: {branch: %s}}
                ---
                """;
        View view = view(
                "clusters/one/same.yaml",
                source.formatted("same", "main")
                        + kustomization("same", "./apps", "").replace("namespace: flux-system}", "namespace: same}"),
                "clusters/one/other.yaml",
                source.formatted("other", "v2")
                        + kustomization("other", "./apps", "").replace("namespace: flux-system}", "namespace: other}"),
                "apps/a.yaml",
                configMap("a"));

        assertThat(view.build("same/same").orElseThrow().state()).isEqualTo(State.BUILT);
        assertThat(view.build("other/other").orElseThrow().state()).isEqualTo(State.EXTERNAL);
    }

    @Test
    void a_source_that_nobody_defines_is_taken_for_this_checkout_if_the_path_is_in_it() {
        String typo = kustomization("apps", "./apps", "").replace("name: flux-system}\n---", "name: flux-sytem}\n---");
        String elsewhere =
                kustomization("gone", "./gone", "").replace("name: flux-system}\n---", "name: flux-sytem}\n---");

        View view = view("clusters/one/apps.yaml", typo + elsewhere, "apps/a.yaml", configMap("a"));

        assertThat(view.build("flux-system/apps").orElseThrow().state()).isEqualTo(State.BUILT);
        assertThat(view.build("flux-system/gone").orElseThrow().state()).isEqualTo(State.EXTERNAL);
    }

    @Test
    void variables_come_from_objects_that_other_kustomizations_render() {
        View view = view(
                "clusters/one/apps.yaml",
                kustomization("apps", "./apps", "postBuild: {substituteFrom: [{kind: ConfigMap, name: vars}]}"),
                "clusters/one/config.yaml",
                kustomization("config", "./config", ""),
                "config/vars.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: vars, namespace: flux-system}\ndata: {domain: example.org}\n",
                "apps/a.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {host: 'www.${domain}'}\n",
                "apps/child.yaml",
                kustomization("child", "./${domain}", ""),
                "example.org/b.yaml",
                configMap("b"));

        Resource a = only(view.build("flux-system/apps").orElseThrow(), "ConfigMap");
        assertThat(a.text("data.host")).contains("www.example.org");
        assertThat(a.at("data.host").orElseThrow().origin().chain())
                .extracting(Object::toString)
                .containsExactly("apps/a.yaml:4:14", "config/vars.yaml:4:16");
        assertThat(only(view.build("flux-system/child").orElseThrow(), "ConfigMap")
                        .id()
                        .name())
                .isEqualTo("b");
    }

    @Test
    void a_path_with_an_unknown_variable_is_unresolved_and_no_fault() {
        View view = view(
                "clusters/one/apps.yaml",
                kustomization("apps", "./apps", "postBuild: {substituteFrom: [{kind: Secret, name: by-hand}]}"),
                "apps/child.yaml",
                kustomization("child", "./${tier}", ""));

        KustomizationBuild child = view.build("flux-system/child").orElseThrow();
        assertThat(child.state()).isEqualTo(State.UNRESOLVED);
        assertThat(child.faults()).isEmpty();
    }
}
