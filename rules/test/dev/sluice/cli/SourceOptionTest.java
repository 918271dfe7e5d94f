package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceOptionTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void files_of_another_repository_are_looked_at_where_a_source_leads_to_them() throws Exception {
        Files.createDirectories(directory.resolve("fleet/clusters"));
        Files.createDirectories(directory.resolve("shop/deploy"));
        Files.writeString(directory.resolve("fleet/clusters/shop.yaml"), """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: shop, namespace: flux-system}
                spec: {interval: 1h, prune: true, path: deploy, sourceRef: {kind: GitRepository, name: shop}}
                ---
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: shop, namespace: flux-system}
                spec: {interval: 1h, url: 'https://example.org/shop'}
                """);
        Files.writeString(directory.resolve("shop/deploy/a.yaml"), "kind: [\n");

        assertThat(run("lint", "fleet")).isEqualTo(Exit.CLEAN);
        assertThat(run("lint", "fleet", "--source", "GitRepository/flux-system/shop=shop"))
                .isEqualTo(Exit.FINDINGS);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("shop/deploy/a.yaml:2:1: error");
        assertThat(run("lint", "fleet", "--source", "shop=shop")).isEqualTo(Exit.USAGE);
        assertThat(run("lint", "fleet", "--source", "GitRepository/flux-system/shop=gone"))
                .isEqualTo(Exit.WORLD);
    }

    private int run(String... words) {
        PrintStream result = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Cli().run(List.of(words), new Console(result, result, Map.of(), directory, false));
    }
}
