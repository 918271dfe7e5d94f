package dev.sluice.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Settings;
import dev.sluice.Trouble;
import dev.sluice.approve.Approval;
import dev.sluice.envtest.EnvTest;
import dev.sluice.model.Receipt;
import dev.sluice.model.Receipt.Outcome;
import dev.sluice.pipeline.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Applies to a real API server: one server for all tests, which build on each other in their order. */
@Tag("suite")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApplySuite {
    private static final String SYNC = """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: flux-system, namespace: flux-system}
                spec: {interval: 1m, url: "https://example.org/repo.git", ref: {branch: main}}
                ---
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: flux-system, namespace: flux-system}
                spec:
                  interval: 10m
                  path: ./clusters/test
                  prune: true
                  sourceRef: {kind: GitRepository, name: flux-system}
                """;

    private static final String SYNCED = """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: [gotk-sync.yaml]
                """;

    private static final String APPS = """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: apps, namespace: flux-system}
                spec:
                  interval: 10m
                  path: ./apps
                  prune: true
                  sourceRef: {kind: GitRepository, name: flux-system}
                """;

    private static final String OBJECTS = """
                apiVersion: example.org/v1
                kind: Widget
                metadata: {name: one, namespace: podinfo}
                spec: {size: 3}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: podinfo}
                data: {color: blue}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: podinfo}
                ---
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.example.org}
                spec:
                  group: example.org
                  names: {kind: Widget, listKind: WidgetList, plural: widgets, singular: widget}
                  scope: Namespaced
                  versions:
                    - name: v1
                      served: true
                      storage: true
                      schema:
                        openAPIV3Schema:
                          type: object
                          properties:
                            spec:
                              type: object
                              properties: {size: {type: integer}}
                """;

    @TempDir
    static Path serverDirectory;

    private static @Nullable EnvTest server;

    @TempDir
    Path repo;

    @BeforeAll
    static void start() throws Exception {
        EnvTest.assumeInstalled();
        server = EnvTest.start(serverDirectory);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void a_repository_with_a_namespace_a_definition_and_an_object_of_it() throws Exception {
        write("clusters/test/flux-system/gotk-sync.yaml", SYNC);
        write("clusters/test/flux-system/kustomization.yaml", SYNCED);
        write("clusters/test/apps.yaml", APPS);
        write("apps/all.yaml", OBJECTS);
    }

    @Test
    @Order(1)
    void a_dry_run_changes_nothing_and_does_not_stumble_over_what_it_would_create() throws Exception {
        Receipt receipt = applyApps(true);

        assertThat(receipt.dryRun()).isTrue();
        assertThat(outcomes(receipt))
                .containsExactly(Outcome.CREATED, Outcome.CREATED, Outcome.UNCHECKED, Outcome.UNCHECKED);
        assertThat(server().get("/api/v1/namespaces/podinfo").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void an_object_is_applied_after_its_namespace_and_its_definition() throws Exception {
        assertThat(outcomes(applyApps(false))).containsOnly(Outcome.CREATED).hasSize(4);

        assertThat(server().get("/apis/example.org/v1/namespaces/podinfo/widgets/one")
                        .body())
                .contains("\"size\":3")
                .contains("\"kustomize.toolkit.fluxcd.io/name\":\"apps\"")
                .contains("\"manager\":\"kustomize-controller\"");
    }

    @Test
    @Order(3)
    void applying_twice_is_applying_once() throws Exception {
        assertThat(outcomes(applyApps(false))).containsOnly(Outcome.UNCHANGED);
    }

    @Test
    @Order(4)
    void a_change_is_configured_and_the_rest_is_left_alone() throws Exception {
        replace("apps/all.yaml", "color: blue", "color: red");

        assertThat(applyApps(false).entries())
                .filteredOn(entry -> entry.outcome() == Outcome.CONFIGURED)
                .extracting(entry -> entry.object().toString())
                .containsExactly("ConfigMap podinfo/settings");
    }

    @Test
    @Order(5)
    void when_one_object_is_refused_nothing_of_its_stage_is_applied() throws Exception {
        replace("apps/all.yaml", "color: blue", "color: green");
        replace("apps/all.yaml", "data: {color", "immutable: true\ndata: {color");
        applyApps(false);
        replace("apps/all.yaml", "color: green", "color: black");
        replace("apps/all.yaml", "size: 3", "size: 4");

        Receipt receipt = applyApps(false);

        assertThat(receipt.entries())
                .filteredOn(entry -> entry.outcome() == Outcome.REFUSED)
                .singleElement()
                .satisfies(entry -> assertThat(entry.message()).contains("immutable"));
        assertThat(server().get("/apis/example.org/v1/namespaces/podinfo/widgets/one")
                        .body())
                .contains("\"size\":3");
    }

    @Test
    @Order(6)
    void a_field_that_another_manager_owns_is_a_conflict_unless_forced() throws Exception {
        Receipt receipt = applyAs("someone-else", false);

        assertThat(receipt.entries())
                .anySatisfy(entry -> assertThat(entry.message()).contains("conflict"));
    }

    @Test
    @Order(7)
    void a_cluster_that_does_not_answer_is_trouble() throws Exception {
        Path config = Files.writeString(
                serverDirectory.resolve("dead"),
                Files.readString(server().kubeconfig()).replaceAll("127.0.0.1:[0-9]+", "127.0.0.1:1"));
        Approval approval = approval();

        assertThatThrownBy(() -> new ApplyToCluster(options(config, "x", false)).run(approval))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("cannot reach the cluster");
    }

    /** Without the root Kustomization, whose objects need the definitions of Flux. */
    private Receipt applyApps(boolean dryRun) throws Exception {
        return new ApplyToCluster(options(server().kubeconfig(), "kustomize-controller", dryRun)).run(approval());
    }

    private Receipt applyAs(String manager, boolean dryRun) throws Exception {
        replace("apps/all.yaml", "color: blue", "color: other");
        return new ApplyToCluster(options(server().kubeconfig(), manager, dryRun)).run(approval());
    }

    private Approval approval() {
        try (Pipeline pipeline = new Pipeline(Settings.of(repo, 2))) {
            return pipeline.approve().only(manifest -> manifest.build().key().equals("flux-system/apps"));
        }
    }

    private static ApplyToCluster.Options options(Path kubeconfig, String manager, boolean dryRun) {
        return new ApplyToCluster.Options(kubeconfig, Optional.empty(), dryRun, manager, false);
    }

    private static EnvTest server() {
        return java.util.Objects.requireNonNull(server);
    }

    private static List<Outcome> outcomes(Receipt receipt) {
        return receipt.entries().stream().map(Receipt.Entry::outcome).toList();
    }

    private void write(String path, String text) throws Exception {
        Path file = repo.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private void replace(String path, String from, String to) throws Exception {
        String text = Files.readString(repo.resolve(path));
        assertThat(text).contains(from);
        write(path, text.replace(from, to));
    }
}
