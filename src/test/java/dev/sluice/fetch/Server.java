package dev.sluice.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** An HTTP server on this machine: serves repositories as git does, and files. */
public final class Server implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private Server(HttpServer http) {
        this.http = http;
    }

    /** What answers a request. */
    public interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    public static Server start() throws IOException {
        Server server = new Server(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        server.http.setExecutor(server.threads);
        server.http.start();
        return server;
    }

    /** The URL of a path. */
    public String url(String path) {
        return "http://localhost:" + http.getAddress().getPort() + path;
    }

    /** The paths that were asked for, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public Server on(String path, Handler handler) {
        http.createContext(path, exchange -> {
            requests.add(exchange.getRequestURI().toString());
            try (exchange) {
                handler.handle(exchange);
            }
        });
        return this;
    }

    public Server file(String path, String text) {
        return on(path, exchange -> answer(exchange, 200, text.getBytes(UTF_8)));
    }

    public Server redirect(String path, String location) {
        return on(path, exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    /** Serves a repository below a path. */
    public Server repository(String path, Upstream upstream) {
        return on(path, exchange -> {
            String asked = exchange.getRequestURI().toString().substring(path.length());
            if (asked.equals("/info/refs?service=git-upload-pack")) {
                advertise(exchange, upstream);
            } else if (asked.equals("/git-upload-pack")) {
                exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-result");
                exchange.sendResponseHeaders(200, 0);
                pack(exchange, upstream).upload(body(exchange), exchange.getResponseBody(), null);
            } else {
                answer(exchange, 404, new byte[0]);
            }
        });
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream body = exchange.getRequestBody();
        return new ByteArrayInputStream((packed ? new GZIPInputStream(body) : body).readAllBytes());
    }

    private static UploadPack pack(HttpExchange exchange, Upstream upstream) {
        UploadPack pack = new UploadPack(upstream.repository());
        pack.setBiDirectionalPipe(false);
        pack.setRequestPolicy(UploadPack.RequestPolicy.REACHABLE_COMMIT);
        String version = exchange.getRequestHeaders().getFirst("Git-Protocol");
        pack.setExtraParameters(version == null ? List.of() : List.of(version));
        return pack;
    }

    private static void advertise(HttpExchange exchange, Upstream upstream) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-advertisement");
        exchange.sendResponseHeaders(200, 0);
        PacketLineOut out = new PacketLineOut(exchange.getResponseBody());
        out.writeString("# service=git-upload-pack\n");
        out.end();
        pack(exchange, upstream).sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(out));
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
