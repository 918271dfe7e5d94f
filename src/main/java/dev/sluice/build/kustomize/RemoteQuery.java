package dev.sluice.build.kustomize;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind the question mark in the name of a git repository (kustomize api 0.21.2, internal/git/repospec.go).
 *
 * @param revision what to check out; empty for HEAD
 * @param submodules whether submodules are wanted
 * @param timeout how long each step may take
 */
record RemoteQuery(String revision, boolean submodules, Duration timeout) {
    private static final RemoteQuery DEFAULT = new RemoteQuery("", true, Duration.ofSeconds(27));

    /** The words that Go's strconv.ParseBool takes for false. */
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

    /** Reads a query; one that Go cannot read says nothing. */
    static RemoteQuery parse(String query) {
        Map<String, String> values = new HashMap<>();
        try {
            for (String pair : query.split("&")) {
                if (pair.indexOf(';') >= 0) {
                    return DEFAULT;
                }
                int equals = pair.indexOf('=');
                String key = decoded(equals < 0 ? pair : pair.substring(0, equals));
                values.putIfAbsent(key, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        } catch (IllegalArgumentException badEscape) {
            return DEFAULT;
        }
        String ref = values.getOrDefault("ref", "");
        return new RemoteQuery(
                ref.isEmpty() ? values.getOrDefault("version", "") : ref,
                !FALSE.contains(values.getOrDefault("submodules", "")),
                timeout(values.getOrDefault("timeout", "")).orElse(DEFAULT.timeout()));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Whole seconds, or a duration with units. */
    private static Optional<Duration> timeout(String text) {
        return text.matches("\\+?\\d{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text))).filter(seconds -> !seconds.isZero())
                : GoDuration.positive(text);
    }
}
