package dev.sluice.decrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Settings.Passphrase;
import dev.sluice.Trouble;
import dev.sluice.decrypt.creation.CreationRule;
import dev.sluice.decrypt.creation.CreationRule.Named;
import dev.sluice.decrypt.key.Keyring;
import dev.sluice.decrypt.key.Recipients;
import dev.sluice.decrypt.sops.Stanza.Service;
import dev.sluice.decrypt.store.Format;
import dev.sluice.model.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a file can be encrypted to, and who opens it then. */
final class RecipientsTest {
    private static final String NOW = "2026-12-01T12:00:00Z";
    private static final String LOCKED = "age12klml6vw3mj29dejtenyu3x2gp776h9a0q0x53n28kq5sayyvpjsq9gezd";

    @ParameterizedTest
    @CsvSource({"ssh-ed25519.pub, ssh-ed25519.key", "ssh-rsa.pub, ssh-rsa.key", "pq.txt, pq.agekey"})
    void what_is_encrypted_to_a_key_of_age_opens_with_its_identity(String recipient, String identity) {
        SourceFile file = encrypted(Service.AGE, lastLine(recipient));

        assertThat(open(file, Fixtures.keyring(identity))).isEqualTo("a: secret\n");
        assertThatThrownBy(() -> open(file, Fixtures.keyring("one.agekey"))).isInstanceOf(Trouble.class);
    }

    @Test
    void identities_under_a_passphrase_open_with_it_and_with_no_other() {
        SourceFile file = encrypted(Service.AGE, LOCKED);

        assertThat(open(file, locked("open sluice"))).isEqualTo("a: secret\n");
        assertThatThrownBy(() -> open(file, locked("open sesame")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("check SLUICE_PASSPHRASE")
                .hasMessageNotContaining("sesame");
        assertThatThrownBy(() -> open(file, Fixtures.keyring("locked.agekey")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("set SLUICE_PASSPHRASE");
    }

    @ParameterizedTest
    @CsvSource({
        "expired.pub.asc, 99764FDE150D4FBF8ACF034379BDA397CF2F57B1",
        "revoked.pub.asc, 3290178DF714C7E627410BBF28880A41F2DD29B2"
    })
    void an_expired_or_revoked_key_is_not_encrypted_to(String file, String fingerprint) {
        Recipients recipients = Recipients.of(List.of(Fixtures.key(file)), Instant.parse(NOW));

        assertThat(recipients.fingerprints()).containsExactly(fingerprint);
        assertThatThrownBy(() -> recipients.openPgp(fingerprint))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("is expired, revoked");
    }

    @Test
    void a_key_that_expired_later_could_be_encrypted_to_before() {
        Recipients recipients =
                Recipients.of(List.of(Fixtures.key("expired.pub.asc")), Instant.parse("2024-05-01T00:00:00Z"));

        assertThat(recipients
                        .openPgp("99764FDE150D4FBF8ACF034379BDA397CF2F57B1")
                        .seal(new byte[32])
                        .sealed())
                .startsWith("-----BEGIN PGP MESSAGE-----");
    }

    @ParameterizedTest
    @ValueSource(strings = {"age1pq1qqqqqqqq", "ssh-ed25519 AAAA", "ssh-dss AAAAB3NzaC1kc3M=", "age1nothing"})
    void what_is_no_recipient_is_trouble(String name) {
        assertThatThrownBy(() -> encrypted(Service.AGE, name))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(name);
    }

    private static SourceFile encrypted(Service service, String name) {
        SourceFile plain = Fixtures.file("a.yaml", "a: secret\n");
        CreationRule rule = new CreationRule(List.of(List.of(new Named(service, name))), 0, Optional.empty(), false);
        Encrypt.Outcome outcome = Encrypt.of(plain, Format.YAML, Format.YAML, NOW)
                .anew(rule, Recipients.of(List.of(), Instant.parse(NOW)));
        return Fixtures.file("a.yaml", outcome.bytes().orElseThrow());
    }

    private static Keyring locked(String words) {
        return Keyring.of(List.of(Fixtures.key("locked.agekey")), Optional.of(new Passphrase(words.toCharArray())));
    }

    private static String open(SourceFile file, Keyring keyring) {
        return new String(Decrypted.of(file, Format.YAML, Format.YAML, keyring).reveal(), StandardCharsets.UTF_8);
    }

    private static String lastLine(String name) {
        return Fixtures.text("keys/" + name)
                .strip()
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow();
    }
}
