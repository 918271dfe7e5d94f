package dev.sluice.model.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials of a known form are found wherever they stand; what merely looks like one is not. */
final class KeyMaterialTest {
    private static final String LINE = "MHcCAQEEIBkfQ4m1uO2yqZr0mK7Ux3nWb5pVt9sLh8cDjGx6RyYoAoGCCqGSM49";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN EC PRIVATE KEY-----\n" + LINE + "\n-----END EC PRIVATE KEY-----",
                "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n" + LINE,
                "key: \"-----BEGIN PRIVATE KEY-----\\n" + LINE,
                "client-key-data: " + LINE + LINE,
                "{\"auths\": {\"registry.corp.net\": {\"auth\": \"Ym90OnM0bGFtaS1QaXp6YQ==\"}}}",
                "url: https://bot:s4lami-Pizza@git.corp.net/fleet"
            })
    void a_credential_is_found(String text) {
        assertThat(KeyMaterial.in("# before\n" + text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN EC PRIVATE KEY-----\n-----END EC PRIVATE KEY-----",
                "-----BEGIN CERTIFICATE-----\n" + LINE,
                "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n" + LINE,
                "grep -q 'PRIVATE KEY' file",
                "postgres://${DB_USER}:${DB_PASSWORD}@db:5432/app",
                "postgres://username:password@fqdn:5432/app",
                "https://git.corp.net:8443/fleet@main",
                "AKIAIOSFODNN7EXAMPLE",
                "\"auth\": \"bm90aGluZw==\""
            })
    void what_merely_looks_like_a_credential_is_not_found(String text) {
        assertThat(KeyMaterial.in(text)).isEmpty();
    }

    @Test
    void what_is_found_tells_the_place_and_not_the_text() {
        KeyMaterial.Found found = KeyMaterial.in("url: https://bot:s4lami-Pizza@git.corp.net/fleet")
                .get(0);

        assertThat(found.from()).isEqualTo(5);
        assertThat(found.toString()).doesNotContain("Pizza");
    }
}
