package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ClusterSecretsTest extends ClusterBuildCase {
    private static final Path EXAMPLE = Path.of(System.getProperty("sluice.root", ".."), "src", "it", "repos", "home");

    @Test
    void every_value_of_a_secret_is_masked_and_the_secret_stays_one() {
        applies("apps", "");
        file("apps/a.yaml", object("Secret", "a", "data: {password: aHVudGVyMg==}\nstringData: {token: hunter2}\n"));

        assertThat(cluster("--kustomization", "apps")).isEqualTo(Exit.CLEAN);
        assertThat(out())
                .contains("  password: Kioq\n")
                .contains("  token: '***'\n")
                .doesNotContain("hunter2");
        assertThat(cluster("--kustomization", "apps", "--show-secrets")).isEqualTo(Exit.CLEAN);
        assertThat(out()).contains("  password: aHVudGVyMg==\n").contains("  token: hunter2\n");
    }

    @Test
    void the_secret_of_a_registry_stays_readable_for_the_api_server() {
        applies("apps", "");
        file(
                "apps/a.yaml",
                object(
                        "Secret",
                        "a",
                        "type: kubernetes.io/dockerconfigjson\ndata: {.dockerconfigjson: e30=}\nstringData: {more: '{}'}\n"));

        assertThat(cluster("--kustomization", "apps")).isEqualTo(Exit.CLEAN);
        assertThat(out())
                .contains("  .dockerconfigjson: eyJtYXNrIjoiKioqIn0=\n")
                .contains("  more: '{\"mask\":\"***\"}'\n");
    }

    @Test
    void what_a_key_opens_is_masked_wherever_it_goes_unless_secrets_are_asked_for() {
        assertThat(example()).isEqualTo(Exit.CLEAN);
        String masked = out();
        assertThat(masked)
                .contains("  auth: '**SOPS**'\n")
                .doesNotContain("ENC[")
                .doesNotContain("sops:");

        assertThat(example("--key", "keys/sops.sec.asc")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo(masked);

        assertThat(example("--key", "keys/sops.sec.asc", "--show-secrets")).isEqualTo(Exit.CLEAN);
        assertThat(out()).doesNotContain("**SOPS**").doesNotContain("ENC[").contains("auth: ");
    }

    @Test
    void what_no_key_opens_is_printed_as_it_is_written_and_told() {
        assertThat(example("--show-secrets")).isEqualTo(Exit.CLEAN);
        assertThat(out()).contains("ENC[AES256_GCM,");
        assertThat(err()).contains("sluice: Secret databases/redis-auth stays encrypted: no key opens it\n");
    }

    @Test
    void secrets_are_not_written_to_the_disk() {
        assertThat(cluster("--show-secrets", "-o", "out.yaml")).isEqualTo(Exit.USAGE);
        assertThat(directory.resolve("out.yaml")).doesNotExist();
    }

    private int example(String... more) {
        return buildIn(
                EXAMPLE.toAbsolutePath(),
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("--cluster", "clusters/staging", "repo"),
                                java.util.stream.Stream.of(more))
                        .toArray(String[]::new));
    }
}
