package dev.sluice.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.model.Fetched;
import dev.sluice.model.GitAddress;
import dev.sluice.model.Remotes.Checkout;
import dev.sluice.text.RepoPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteFetchTest {
    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Upstream upstream;
    private Server server;
    private String first;
    private String second;

    @BeforeEach
    void make_a_repository_and_serve_it() throws Exception {
        upstream = Upstream.in(directory.resolve("upstream"));
        first = upstream.configMap("base", "first").commit();
        upstream.tag("v1").branch("release/1");
        second = upstream.configMap("base", "second").commit();
        server = Server.start().repository("/org/repo", upstream);
    }

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "refs/tags/v1", "tags/v1", "release/1", "refs/heads/release/1"})
    void a_reference_is_found_under_each_of_its_names(String name) {
        assertThat(settings(remotes().repository(http(name)))).contains("name: first");
        assertThat(settings(remotes().repository(local(name)))).contains("name: first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HEAD", "main"})
    void without_a_revision_it_is_what_HEAD_is_at(String name) {
        assertThat(settings(remotes().repository(http(name)))).contains("name: second");
    }

    @Test
    void a_commit_is_fetched_by_its_id_even_if_no_reference_is_at_it() throws Exception {
        upstream.configMap("base", "third").commit();

        assertThat(settings(remotes().repository(http(second)))).contains("name: second");
        assertThat(settings(remotes().repository(local(second)))).contains("name: second");
    }

    @Test
    void a_revision_that_is_not_there_is_told_with_a_way_out() {
        for (String name : List.of("v2", first.substring(0, 8), "0123456789012345678901234567890123456789")) {
            assertThat(remotes().repository(http(name))).isInstanceOfSatisfying(Fetched.Absent.class, absent -> {
                assertThat(absent.reason()).contains("\"" + name + "\"");
                assertThat(absent.hint()).contains("40 digits");
            });
        }
    }

    @Test
    void a_commit_in_the_cache_needs_no_network() {
        remotes().repository(http(first));
        server.close();

        RemoteFetch later = remotes();

        assertThat(later.holds(http(first))).isTrue();
        assertThat(settings(later.repository(http(first)))).contains("name: first");
        assertThat(later.holds(http(second))).isFalse();
        assertThat(later.repository(http(second))).isInstanceOf(Fetched.Unknown.class);
        assertThat(later.troubles()).singleElement().asString().startsWith(server.url("/org/repo"));
    }

    @Test
    void a_branch_is_looked_up_again_but_what_it_is_at_is_fetched_once() throws Exception {
        remotes().repository(http("main"));
        int before = server.requests().size();
        assertThat(settings(remotes().repository(http("main")))).contains("name: second");
        List<String> again = server.requests().subList(before, server.requests().size());
        upstream.configMap("base", "third").commit();

        assertThat(again).hasSizeLessThan(before);
        assertThat(settings(remotes().repository(http("main")))).contains("name: third");
    }

    @Test
    void one_run_asks_once() {
        RemoteFetch remotes = remotes();
        remotes.repository(http("v1"));
        int before = server.requests().size();

        remotes.repository(http("v1"));

        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void several_at_once_do_not_disturb_each_other() throws Exception {
        Callable<String> fetch = () -> settings(remotes().repository(http(first)));
        for (Future<String> result : threads.invokeAll(List.of(fetch, fetch, fetch, fetch))) {
            assertThat(result.get()).contains("name: first");
        }

        try (Stream<Path> unfinished = Files.list(directory.resolve("cache/unfinished"))) {
            assertThat(unfinished).isEmpty();
        }
    }

    @Test
    void the_cache_holds_no_credential() throws Exception {
        String url = server.url("/org/repo").replace("http://", "http://me:hunter2@");
        remotes().repository(address(url, "v1", Duration.ofSeconds(27)));

        try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
            List<Path> texts = files.filter(Files::isRegularFile).toList();
            assertThat(texts)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                            .doesNotContain("hunter2"));
        }
    }

    @Test
    void a_server_that_does_not_answer_is_not_waited_for() {
        server.on("/slow", exchange -> await(threads));
        GitAddress slow = address(server.url("/slow/repo"), "", Duration.ofMillis(300));

        assertThat(remotes().repository(slow))
                .isInstanceOfSatisfying(
                        Fetched.Unknown.class,
                        unknown -> assertThat(unknown.trouble()).isTrue());
    }

    @Test
    void what_is_no_repository_is_told() {
        assertThat(remotes().repository(address(server.url("/none/repo"), "", Duration.ofSeconds(27))))
                .isInstanceOf(Fetched.Absent.class);
    }

    @Test
    void ssh_is_not_tried_and_is_no_trouble() {
        RemoteFetch remotes = remotes();

        assertThat(remotes.repository(address("git@localhost:org/repo", "", Duration.ofSeconds(27))))
                .isInstanceOf(Fetched.Unknown.class);
        assertThat(remotes.troubles()).isEmpty();
    }

    @Test
    void links_are_followed_inside_the_repository_only() throws Exception {
        Files.writeString(directory.resolve("outside.yaml"), "secret: here\n");
        upstream.link("inside.yaml", "base/settings.yaml")
                .link("folder", "base")
                .link("out.yaml", "../outside.yaml");
        upstream.link("absolute.yaml", directory.resolve("outside.yaml").toString())
                .commit();

        Checkout checkout = checkout(remotes().repository(http("main")));

        assertThat(checkout.tree().files())
                .containsKeys(RepoPath.of("inside.yaml"), RepoPath.of("folder/settings.yaml"))
                .doesNotContainKeys(RepoPath.of("out.yaml"), RepoPath.of("absolute.yaml"));
        assertThat(checkout.links()).containsExactly(RepoPath.of("absolute.yaml"), RepoPath.of("out.yaml"));
    }

    @Test
    void nothing_is_kept_of_a_download_that_breaks_off() throws Exception {
        server.on("/broken", exchange -> {
            String asked = exchange.getRequestURI().toString();
            if (asked.contains("info/refs")) {
                exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-advertisement");
                exchange.sendResponseHeaders(200, 0);
                String line = second + " HEAD\0side-band-64k shallow ofs-delta\n";
                String length = Integer.toHexString(line.length() + 4 + 0x10000).substring(1);
                exchange.getResponseBody()
                        .write(("001e# service=git-upload-pack\n0000" + length + line + "0000").getBytes(UTF_8));
            } else {
                exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-result");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("0008NAK\n0009\1PACK".getBytes(UTF_8));
            }
        });
        GitAddress broken = address(server.url("/broken"), "", Duration.ofSeconds(27));

        assertThat(remotes().repository(broken)).isInstanceOf(Fetched.Unknown.class);
        assertThat(directory.resolve("cache/git")).doesNotExist();
    }

    @Test
    void the_watch_of_a_download_ends_it() {
        assertThatThrownBy(() -> new Bounded(threads, Duration.ofSeconds(27)).call(() -> await(threads), () -> {
                    throw new IOException("too large");
                }))
                .hasMessage("too large");
    }

    /** Blocks until the threads are stopped at the end of the test. */
    static Void await(ExecutorService threads) throws IOException {
        try {
            threads.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
            return null;
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private RemoteFetch remotes() {
        return new RemoteFetch(directory.resolve("cache"), threads);
    }

    private GitAddress http(String revision) {
        return address(server.url("/org/repo"), revision, Duration.ofSeconds(27));
    }

    private GitAddress local(String revision) {
        return address(upstream.url(), revision, Duration.ofSeconds(27));
    }

    private static GitAddress address(String url, String revision, Duration timeout) {
        return new GitAddress(url, url, "base", revision, true, timeout);
    }

    private static String settings(Fetched<Checkout> fetched) {
        return checkout(fetched)
                .tree()
                .file(RepoPath.of("base/settings.yaml"))
                .orElseThrow()
                .text();
    }

    private static Checkout checkout(Fetched<Checkout> fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Found.class);
        return ((Fetched.Found<Checkout>) fetched).value();
    }
}
