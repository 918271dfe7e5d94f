package dev.sluice.validate.schema;

import dev.sluice.envtest.EnvTest;
import dev.sluice.model.ResourceId;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlParser;
import dev.sluice.yaml.YamlPrinter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An API server with the custom resource definitions of the catalog, asked what it makes of an object. */
final class OracleServer implements AutoCloseable {
    private static final String APPLY = "?dryRun=All&fieldManager=oracle&force=true&fieldValidation=Strict";
    private static final String YAML = "application/apply-patch+yaml";

    private final EnvTest server;
    private final Set<String> namespaces = new HashSet<>();

    OracleServer(Path directory, Path sources) throws IOException, InterruptedException {
        server = EnvTest.start(directory);
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .filter(path -> !path.toString().contains("flux-2.6"))
                    .sorted()
                    .toList()) {
                install(file);
            }
        }
        // The definitions are established one after the other; nothing but asking tells when all are.
        for (int i = 0; i < 100 && isPending(); i++) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** What the server says. */
    record Answer(int status, String body) {
        boolean accepts() {
            return status == 200 || status == 201;
        }

        /** Whether it was able to judge at all. */
        boolean isVerdict() {
            return accepts() || status == 400 || status == 422 || status == 500;
        }
    }

    Answer apply(KindEntry kind, Mapping object) throws IOException, InterruptedException {
        ResourceId id = ResourceId.of(object);
        String namespace = id.namespace().isEmpty() ? "default" : id.namespace();
        if (kind.namespaced() && namespaces.add(namespace)) {
            server.send(
                    "POST",
                    "/api/v1/namespaces",
                    "application/json",
                    "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"" + namespace + "\"}}");
        }
        String path = (kind.group().isEmpty() ? "/api/v1" : "/apis/" + kind.apiVersion())
                + (kind.namespaced() ? "/namespaces/" + namespace : "")
                + "/" + kind.plural() + "/" + encoded(id.name());
        HttpResponse<String> response = server.send("PATCH", path + APPLY, YAML, YamlPrinter.print(object));
        return new Answer(response.statusCode(), response.body());
    }

    private void install(Path file) throws IOException, InterruptedException {
        for (Node document : YamlParser.parse(RepoPath.of("crd.yaml"), Files.readAllBytes(file))
                .documents()) {
            String name = document.text("metadata.name").orElse("");
            HttpResponse<String> response = server.send(
                    "PATCH",
                    "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + name
                            + "?fieldManager=oracle&force=true",
                    YAML,
                    YamlPrinter.print(document));
            if (response.statusCode() >= 300) {
                throw new IOException(file + ": " + response.body());
            }
        }
    }

    private boolean isPending() throws IOException, InterruptedException {
        String all = server.get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions")
                .body();
        return count(all, "\"storedVersions\"") > count(all, "\"type\":\"Established\",\"status\":\"True\"");
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static String encoded(String name) {
        return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    @Override
    public void close() {
        server.close();
    }
}
