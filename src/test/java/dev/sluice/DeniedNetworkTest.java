package dev.sluice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The tests are offline because their JVM is, not because nobody has tried: see {@code test.network} in the root pom. */
final class DeniedNetworkTest {

    /** TEST-NET-1 of RFC 5737: an address that belongs to nobody. */
    private static final String ELSEWHERE = "192.0.2.1";

    @Test
    void a_name_other_than_localhost_does_not_resolve() {
        assertThatThrownBy(() -> InetAddress.getAllByName("fluxcd.io")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void a_socket_to_another_machine_is_refused() throws IOException {
        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(ELSEWHERE, 443), 5_000))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("SOCKS");
        }
    }

    @Test
    void an_http_client_does_not_reach_another_machine() {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        for (String scheme : new String[] {"http", "https"}) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(scheme + "://" + ELSEWHERE + "/"))
                    .build();
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8)))
                    .isInstanceOf(java.net.ConnectException.class);
        }
    }

    @Test
    void loopback_stays_open_for_servers_of_the_tests() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket("localhost", server.getLocalPort())) {
            assertThat(socket.isConnected()).isTrue();
        }
    }
}
