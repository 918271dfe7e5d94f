package dev.sluice.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Fetched;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebFileTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Server server;

    @BeforeEach
    void start() throws Exception {
        server = Server.start().file("/a.yaml", "a: 1\n");
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
    }

    @Test
    void a_file_is_fetched_through_redirects() {
        server.redirect("/moved", "/again").redirect("/again", server.url("/a.yaml"));

        assertThat(text(fetch("/moved"))).isEqualTo("a: 1\n");
    }

    @Test
    void a_redirect_to_anything_but_http_is_refused() {
        server.redirect("/file", "file:///etc/hostname").redirect("/ftp", "ftp://localhost/a.yaml");

        assertThat(fetch("/file")).isInstanceOf(Fetched.Absent.class);
        assertThat(fetch("/ftp")).isInstanceOf(Fetched.Absent.class);
    }

    @Test
    void redirects_in_a_circle_end() {
        server.redirect("/round", "/round");

        assertThat(fetch("/round")).isInstanceOf(Fetched.Absent.class);
    }

    @Test
    void what_the_server_does_not_have_is_absent_and_a_server_that_fails_is_trouble() {
        server.on("/gone", exchange -> Server.answer(exchange, 410, new byte[0]))
                .on("/broken", exchange -> Server.answer(exchange, 503, new byte[0]));

        assertThat(fetch("/gone")).isInstanceOf(Fetched.Absent.class);
        assertThat(fetch("/broken")).isInstanceOf(Fetched.Unknown.class);
    }

    @Test
    void a_download_that_breaks_off_is_trouble() {
        server.on("/half", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("a: 1\n".getBytes(UTF_8));
        });

        assertThat(fetch("/half")).isInstanceOf(Fetched.Unknown.class);
    }

    @Test
    void the_user_of_a_url_is_sent_to_its_own_host_only() throws Exception {
        try (Server other = Server.start()) {
            other.on(
                    "/b.yaml",
                    exchange -> Server.answer(
                            exchange,
                            200,
                            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                                    .getBytes(UTF_8)));
            server.redirect("/away", other.url("/b.yaml"));

            assertThat(text(new WebFile(threads).fetch(other.url("/b.yaml").replace("http://", "http://me:hunter2@"))))
                    .startsWith("Basic ");
            assertThat(text(new WebFile(threads).fetch(server.url("/away").replace("http://", "http://me:hunter2@"))))
                    .isEqualTo("null");
        }
    }

    private Fetched<byte[]> fetch(String path) {
        return new WebFile(threads).fetch(server.url(path));
    }

    private static String text(Fetched<byte[]> fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Found.class);
        return new String(((Fetched.Found<byte[]>) fetched).value(), UTF_8);
    }
}
