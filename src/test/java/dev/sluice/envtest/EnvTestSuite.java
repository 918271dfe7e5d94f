package dev.sluice.envtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("suite")
final class EnvTestSuite {
    @TempDir
    Path directory;

    @Test
    void the_server_accepts_an_object_and_gives_it_back() throws Exception {
        EnvTest.assumeInstalled();
        try (EnvTest server = EnvTest.start(directory)) {
            String namespace = "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"podinfo\"}}";
            assertThat(server.send("POST", "/api/v1/namespaces", "application/json", namespace)
                            .statusCode())
                    .isEqualTo(201);
            assertThat(server.get("/api/v1/namespaces/podinfo").body()).contains("\"phase\":\"Active\"");
            assertThat(server.kubeconfig()).content().contains(server.url()).contains(server.token());
        }
    }
}
