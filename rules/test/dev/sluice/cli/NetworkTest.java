package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.fetch.Server;
import dev.sluice.fetch.Upstream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTest {
    private static final String CLUSTER = """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: flux-system, namespace: flux-system}
            spec: {interval: 1m0s, ref: {branch: main}, url: https://git.example.com/platform/fleet}
            ---
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: flux-system, namespace: flux-system}
            spec:
              interval: 10m0s
              path: ./clusters/staging
              prune: true
              sourceRef: {kind: GitRepository, name: flux-system}
            """;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Upstream upstream;
    private Server server;

    @BeforeEach
    void make_a_cluster_with_a_remote_base() throws Exception {
        upstream = Upstream.in(directory.resolve("upstream"));
        upstream.file("base/kustomization.yaml", "resources:\n  - a.yaml\n")
                .file(
                        "base/a.yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: default}\ndata: {a: [1]}\n")
                .commit();
        server = Server.start().repository("/org/repo", upstream);
        write("clusters/staging/flux-system/gotk-sync.yaml", CLUSTER);
        write(
                "clusters/staging/kustomization.yaml",
                "resources:\n  - flux-system/gotk-sync.yaml\n  - " + server.url("/org/repo//base?ref=main") + "\n");
    }

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }

    @Test
    void without_leave_a_remote_base_is_noted_and_nothing_is_asked() {
        assertThat(lint()).isEqualTo(Exit.CLEAN);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("KUS010");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void with_leave_a_remote_base_is_judged_and_its_mistakes_stand_at_the_entry() {
        assertThat(lint("--allow-network")).isEqualTo(Exit.FINDINGS);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("clusters/staging/kustomization.yaml:3:5: error:")
                .contains("data.a")
                .doesNotContain("KUS010");
        assertThat(directory.resolve("cache/sluice/git")).isNotEmptyDirectory();
    }

    @Test
    void a_network_that_fails_exits_with_3_after_the_report() {
        server.close();

        assertThat(lint("--allow-network")).isEqualTo(Exit.WORLD);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("KUS010").contains("could not be fetched");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the verdict is incomplete");
    }

    @Test
    void a_credential_in_a_url_is_not_quoted() throws Exception {
        String url = server.url("/org/repo//base?ref=main").replace("http://", "http://me:hunter2@");
        write("clusters/staging/kustomization.yaml", "resources:\n  - flux-system/gotk-sync.yaml\n  - " + url + "\n");

        assertThat(lint()).isEqualTo(Exit.FINDINGS);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("SEC002");
        assertThat(lint("--allow-network")).isEqualTo(Exit.FINDINGS);
        server.close();
        assertThat(lint("--allow-network")).isEqualTo(Exit.WORLD);

        assertThat(out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8))
                .contains("/org/repo//base")
                .doesNotContain("hunter2");
    }

    @Test
    void build_prints_what_a_remote_base_gives_if_it_may_fetch_it() throws Exception {
        write(
                "app/kustomization.yaml",
                "resources: [" + server.url("/org/repo//base?ref=main") + "]\nnamePrefix: p-\n");

        assertThat(run("build", "app")).isEqualTo(Exit.FINDINGS);
        assertThat(server.requests()).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("KUS010").contains("--allow-network");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();

        assertThat(run("build", "app", "--allow-network")).isEqualTo(Exit.CLEAN);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("name: p-a");
    }

    @Test
    void build_exits_with_3_if_the_network_fails() throws Exception {
        write("app/kustomization.yaml", "resources: [" + server.url("/org/repo//base?ref=main") + "]\n");
        server.close();

        assertThat(run("build", "app", "--allow-network")).isEqualTo(Exit.WORLD);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private int lint(String... options) {
        List<String> words = new ArrayList<>(List.of("lint"));
        words.addAll(List.of(options));
        return run(words.toArray(String[]::new));
    }

    private int run(String... words) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("XDG_CACHE_HOME", directory.resolve("cache").toString()),
                directory.resolve("fleet"),
                false);
        return new Cli().run(List.of(words), console);
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve("fleet").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
