package dev.sluice.envtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An etcd and a kube-apiserver on loopback ports, empty and without controllers: a Deployment never becomes ready, and a
 * deleted Namespace stays Terminating. The binaries come from the directory that {@code KUBEBUILDER_ASSETS} names.
 */
public final class EnvTest implements AutoCloseable {
    private static final String ASSETS = "KUBEBUILDER_ASSETS";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TOKEN = "envtest-admin";

    private final Path directory;
    private final Process etcd;
    private final Process server;
    private final String url;
    private final HttpClient client;

    private EnvTest(Path directory, Process etcd, Process server, String url, HttpClient client) {
        this.directory = directory;
        this.etcd = etcd;
        this.server = server;
        this.url = url;
        this.client = client;
    }

    /** Skips the test, saying why, where the binaries are not at hand. */
    public static void assumeInstalled() {
        @Nullable String assets = System.getenv(ASSETS);
        assumeTrue(
                assets != null && Files.isExecutable(Path.of(assets, "kube-apiserver")),
                ASSETS + " does not name a directory with kube-apiserver and etcd");
    }

    /** Starts both, keeping their data, logs and certificates in an empty directory, and waits until they are ready. */
    public static EnvTest start(Path directory) throws IOException, InterruptedException {
        Path assets = Path.of(java.util.Objects.requireNonNull(System.getenv(ASSETS), ASSETS));
        int clients = freePort();
        int peers = freePort();
        int secure = freePort();
        Process etcd = run(directory, "etcd", etcd(assets, directory, clients, peers));
        Process server = run(directory, "kube-apiserver", server(assets, directory, clients, secure));
        try {
            HttpClient client =
                    new ServerTrust(directory.resolve("certificates/apiserver.crt")).client(PATIENCE, server);
            EnvTest started = new EnvTest(directory, etcd, server, "https://127.0.0.1:" + secure, client);
            started.awaitReady();
            return started;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            stop(server);
            stop(etcd);
            throw failed;
        }
    }

    /** Where the server listens, such as {@code https://127.0.0.1:40000}. */
    public String url() {
        return url;
    }

    /** The bearer token of an administrator. */
    public String token() {
        return TOKEN;
    }

    /** The PEM file with the certificates to trust. */
    public Path certificate() {
        return directory.resolve("certificates/apiserver.crt");
    }

    /** Writes a kubeconfig file for the administrator. */
    public Path kubeconfig() throws IOException {
        return Files.writeString(directory.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters:
                  - name: envtest
                    cluster: {server: "%s", certificate-authority: "%s"}
                users:
                  - name: admin
                    user: {token: "%s"}
                contexts:
                  - name: envtest
                    context: {cluster: envtest, user: admin}
                current-context: envtest
                """.formatted(url, certificate(), TOKEN));
    }

    /**
     * Sends a request as the administrator.
     *
     * @param path path and query, starting with a slash
     * @param body null for none
     */
    public HttpResponse<String> send(String method, String path, String contentType, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", contentType)
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, UTF_8))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    /** Reads a path. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "application/json", null);
    }

    @Override
    public void close() {
        stop(server);
        stop(etcd);
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && server.isAlive()) {
            if (isReady()) {
                return;
            }
            // Nothing signals readiness; the server can only be asked again.
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("kube-apiserver did not become ready; see " + directory.resolve("kube-apiserver.log"));
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/readyz").statusCode() == 200
                    && get("/api/v1/namespaces/default").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static List<String> etcd(Path assets, Path directory, int clients, int peers) {
        String client = "http://127.0.0.1:" + clients;
        String peer = "http://127.0.0.1:" + peers;
        return List.of(
                assets.resolve("etcd").toString(),
                "--data-dir=" + directory.resolve("etcd"),
                "--unsafe-no-fsync",
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer);
    }

    private static List<String> server(Path assets, Path directory, int etcd, int secure) throws IOException {
        Path tokens = Files.writeString(directory.resolve("tokens.csv"), TOKEN + ",admin,1,system:masters\n");
        Path key = ServerTrust.writeKey(directory.resolve("service-accounts.pem"));
        return List.of(
                assets.resolve("kube-apiserver").toString(),
                "--etcd-servers=http://127.0.0.1:" + etcd,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + secure,
                "--cert-dir=" + directory.resolve("certificates"),
                "--token-auth-file=" + tokens,
                "--authorization-mode=RBAC",
                "--service-account-issuer=https://127.0.0.1",
                "--service-account-key-file=" + key,
                "--service-account-signing-key-file=" + key,
                "--service-cluster-ip-range=10.0.0.0/16",
                "--disable-admission-plugins=ServiceAccount",
                "--endpoint-reconciler-type=none");
    }

    private static Process run(Path directory, String name, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
