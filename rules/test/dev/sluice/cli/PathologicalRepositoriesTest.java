package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that are made to break their reader: each gets its findings, with their places, in bounded time. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class PathologicalRepositoriesTest {
    private static final String KUSTOMIZE = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";

    @TempDir
    Path repository;

    @Test
    void a_document_that_grows_by_its_aliases_is_refused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String aliases = ("*a" + (i - 1) + ", ").repeat(10);
            bomb.append("a" + i + ": &a" + i + " [" + aliases + "]\n");
        }
        app("bomb.yaml", bomb.toString());
        assertThat(lint()).containsPattern("apps/bomb\\.yaml:\\d+:\\d+: error: ");
    }

    @Test
    void bases_in_a_circle_are_refused() {
        app("kustomization.yaml", KUSTOMIZE + "resources: [../other]\n");
        write("other/kustomization.yaml", KUSTOMIZE + "resources: [../apps]\n");
        assertThat(lint()).containsPattern("kustomization\\.yaml:3:13: error: .*cycle");
    }

    @Test
    void kustomizations_that_wait_for_each_other_are_refused() {
        cluster("first", "apps", "  dependsOn: [{name: second}]\n");
        cluster("second", "apps", "  dependsOn: [{name: first}]\n");
        write("apps/map.yaml", map("x"));
        assertThat(lint()).containsPattern("clusters/test/(first|second)\\.yaml:\\d+:\\d+: error: .*cycle");
    }

    @Test
    void kustomizations_that_apply_each_other_come_to_an_end() {
        cluster("self", "clusters/test", "");
        assertThat(lint()).contains("0 errors");
    }

    @Test
    void a_kustomization_that_lists_its_parent_or_itself_is_refused() {
        app("kustomization.yaml", KUSTOMIZE + "resources: [..]\n");
        assertThat(lint()).containsPattern("apps/kustomization\\.yaml:3:13: error: ");
        app("kustomization.yaml", KUSTOMIZE + "resources: [.]\n");
        assertThat(lint()).containsPattern("apps/kustomization\\.yaml:3:13: error: ");
        app("kustomization.yaml", KUSTOMIZE + "resources: [kustomization.yaml]\n");
        assertThat(lint()).containsPattern("apps/kustomization\\.yaml:3:13: error: ");
    }

    @Test
    void a_file_larger_than_any_manifest_is_refused() {
        app("large.yaml", map("large") + ("# " + "x".repeat(1021) + "\n").repeat(50 << 10));
        assertThat(lint()).containsPattern("apps/large\\.yaml:1:1: error: .*50 MiB");
    }

    @Test
    void a_hundred_thousand_documents_are_judged_one_by_one() {
        app("many.yaml", "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: same}\n".repeat(100_000));
        assertThat(lint()).containsPattern("apps/many\\.yaml:\\d+:\\d+: error: ");
    }

    @Test
    void nesting_without_end_is_refused() {
        app("deep.yaml", map("deep") + "data: " + "[".repeat(200_000) + "\n");
        assertThat(lint()).containsPattern("apps/deep\\.yaml:\\d+:\\d+: error: ");
        app("deep.yaml", map("deep") + "data: " + "{a: ".repeat(20_000) + "1" + "}".repeat(20_000) + "\n");
        assertThat(lint()).containsPattern("apps/deep\\.yaml:\\d+:\\d+: error: ");
    }

    @Test
    void a_symbolic_link_is_no_part_of_the_artifact() throws IOException {
        app("kustomization.yaml", KUSTOMIZE + "resources: [linked.yaml]\n");
        write("map.yaml", map("x"));
        Files.createSymbolicLink(repository.resolve("apps/linked.yaml"), Path.of("../map.yaml"));
        Files.createSymbolicLink(repository.resolve("apps/loop"), Path.of(".."));
        assertThat(lint()).containsPattern("apps/kustomization\\.yaml:3:13: error: .*linked\\.yaml");
    }

    @Test
    void bytes_that_are_no_text_are_refused() throws IOException {
        app("binary.yaml", "");
        Files.write(
                repository.resolve("apps/binary.yaml"), (map("x") + "data: {a: \u00ff\u00fe}\n").getBytes(ISO_8859_1));
        assertThat(lint()).containsPattern("apps/binary\\.yaml:4:\\d+: error: ");
    }

    private void app(String name, String content) {
        cluster("apps", "apps", "");
        write("apps/" + name, content);
    }

    private void cluster(String name, String path, String more) {
        write("clusters/test/flux-system/gotk-sync.yaml", """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: flux-system, namespace: flux-system}
                spec: {interval: 1m, url: "https://git.example.com/fleet.git", ref: {branch: main}}
                ---
                """ + kustomization("flux-system", "clusters/test", ""));
        write("clusters/test/" + name + ".yaml", kustomization(name, path, more));
    }

    private static String kustomization(String name, String path, String more) {
        return """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: NAME, namespace: flux-system}
                spec:
                  interval: 10m
                  path: ./PATH
                  prune: true
                  sourceRef: {kind: GitRepository, name: flux-system}
                """.replace("NAME", name).replace("PATH", path) + more;
    }

    private static String map(String name) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + ", namespace: default}\n";
    }

    private void write(String path, String content) {
        try {
            Path file = repository.resolve(path);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String lint() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, UTF_8), new PrintStream(errors, true, UTF_8), Map.of(), repository, false);
        assertThat(new Cli().run(List.of("lint"), console)).isIn(Exit.CLEAN, Exit.FINDINGS);
        assertThat(errors.toString(UTF_8)).isEmpty();
        return out.toString(UTF_8);
    }
}
