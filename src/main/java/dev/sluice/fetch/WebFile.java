package dev.sluice.fetch;

import dev.sluice.model.Fetched;
import dev.sluice.text.UrlSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** Fetches single files by http and https. */
final class WebFile {
    /** As long as kustomize waits for a repository; for a file it waits forever. */
    private static final Duration LIMIT = Duration.ofSeconds(27);

    private static final int MAX_BYTES = 32 << 20;

    /** As many as Go's client follows (go 1.26, net/http). */
    private static final int MAX_HOPS = 10;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Executor threads;
    private final HttpClient client;

    WebFile(Executor threads) {
        this.threads = threads;
        this.client = HttpClient.newBuilder()
                .executor(threads)
                .connectTimeout(LIMIT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What a URL leads to. */
    Fetched<byte[]> fetch(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (java.net.URISyntaxException wrong) {
            return new Fetched.Absent<>("is no URL", "correct it");
        }
        if (uri.getHost() == null) {
            return new Fetched.Absent<>("names no host", "correct the URL");
        }
        try {
            return new Bounded(threads, LIMIT).call(() -> follow(uri), () -> {});
        } catch (IOException failed) {
            String message =
                    Objects.toString(failed.getMessage(), failed.getClass().getSimpleName());
            return new Fetched.Unknown<>(
                    "could not be fetched: " + UrlSecrets.without(message),
                    "look whether the URL is right and can be reached from here, then run this again",
                    true);
        }
    }

    private Fetched<byte[]> follow(URI start) throws IOException {
        URI uri = start;
        for (int hop = 0; hop <= MAX_HOPS; hop++) {
            HttpResponse<InputStream> response = send(uri, hop == 0 || sameHost(start, uri));
            try (InputStream body = response.body()) {
                Optional<String> location = response.headers().firstValue("location");
                if (!REDIRECTS.contains(response.statusCode()) || location.isEmpty()) {
                    return content(response.statusCode(), body);
                }
                Optional<URI> next = next(uri, location.get());
                if (next.isEmpty()) {
                    return new Fetched.Absent<>(
                            "redirects to something that is not followed", "name the file by its final https:// URL");
                }
                uri = next.get();
            }
        }
        return new Fetched.Absent<>("redirects more than " + MAX_HOPS + " times", "name the file by its final URL");
    }

    /** Where a redirect leads; empty unless it stays with http, or does not leave https. */
    private static Optional<URI> next(URI from, String location) {
        try {
            URI to = from.resolve(new URI(location));
            String scheme = Objects.toString(to.getScheme(), "").toLowerCase(Locale.ROOT);
            boolean fine =
                    scheme.equals("https") || (scheme.equals("http") && "http".equalsIgnoreCase(from.getScheme()));
            return fine && to.getHost() != null ? Optional.of(to) : Optional.empty();
        } catch (java.net.URISyntaxException wrong) {
            return Optional.empty();
        }
    }

    private static boolean sameHost(URI one, URI other) {
        return Objects.equals(one.getHost(), other.getHost()) && one.getPort() == other.getPort();
    }

    private HttpResponse<InputStream> send(URI uri, boolean trusted) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(LIMIT);
        if (trusted && uri.getUserInfo() != null) {
            byte[] user = uri.getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    private static Fetched<byte[]> content(int status, InputStream body) throws IOException {
        if (status >= 500 || status == 429) {
            throw new IOException("the server answers with status " + status);
        }
        if (status < 200 || status > 299) {
            return new Fetched.Absent<>("is not there: the server answers with status " + status, "correct the URL");
        }
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException("it has more than " + (MAX_BYTES >> 20) + " MiB");
        }
        return new Fetched.Found<>(bytes);
    }
}
