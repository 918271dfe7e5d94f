package dev.sluice.decrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Settings.Passphrase;
import dev.sluice.Trouble;
import dev.sluice.decrypt.key.Keyring;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyTroubleTest {
    private static final List<SourceFile> LOCKED = List.of(Fixtures.file("ingress-locked.enc.yaml"));

    @TempDir
    Path folder;

    @Test
    void a_key_file_that_is_not_there_is_named() {
        Path missing = folder.resolve("missing.asc");

        assertThatThrownBy(() -> Keyring.of(List.of(missing), Optional.empty()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("no such file");
    }

    @Test
    void a_directory_gives_the_keys_that_flux_would_import() throws IOException {
        Files.copy(Fixtures.key("one.agekey"), folder.resolve("identity.agekey"));
        Files.copy(Fixtures.key("rsa.sec.asc"), folder.resolve("sops.asc.bak"));

        assertThat(Keyring.of(List.of(folder), Optional.empty()).isEmpty()).isFalse();

        Files.copy(Fixtures.key("one.agekey"), folder.resolve("wrong.asc"));
        assertThatThrownBy(() -> Keyring.of(List.of(folder), Optional.empty()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("fails to import");
    }

    @Test
    void a_directory_without_entries_that_flux_looks_at_holds_no_keys() throws IOException {
        Files.copy(Fixtures.key("one.agekey"), folder.resolve("age.key"));

        assertThatThrownBy(() -> Keyring.of(List.of(folder), Optional.empty()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("*.agekey");
    }

    @Test
    void a_public_key_is_told_from_a_secret_one() {
        assertThatThrownBy(() -> Fixtures.keyring("rsa.pub.asc"))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("public key")
                .hasMessageContaining("--export-secret-keys");
    }

    @Test
    void a_file_without_any_key_is_refused() {
        assertThatThrownBy(() -> Fixtures.keyring("README.md"))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("holds no secret key");
    }

    @Test
    void a_damaged_key_is_refused_when_it_is_needed() throws IOException {
        Path damaged = folder.resolve("damaged.asc");
        String key = Files.readString(Fixtures.key("rsa.sec.asc"));
        Files.writeString(damaged, key.substring(0, key.length() / 2));
        Keyring keyring = Keyring.of(List.of(damaged), Optional.empty());

        assertThatThrownBy(() -> new FileReader(keyring).read(Fixtures.file("ingress-rsa.enc.yaml")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(damaged.toString());
    }

    @Test
    void a_missing_passphrase_is_asked_for_when_it_is_needed() {
        assertThatThrownBy(() -> Fixtures.decrypt(LOCKED, "locked.sec.asc"))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("6FA22804CAD73F77D3F383B4B60C01A51EA1C047")
                .hasMessageContaining("SLUICE_PASSPHRASE");
        assertThat(Fixtures.decrypt(List.of(Fixtures.file("kinds.enc.yaml")), "locked.sec.asc")
                        .faults())
                .as("what the audit says of a file for another key")
                .extracting(Fault::kind)
                .containsOnly(FaultKind.SOPS_PARTIAL);
    }

    @Test
    void a_wrong_passphrase_is_told_without_repeating_it() {
        Passphrase wrong = new Passphrase("wrong-words".toCharArray());

        assertThatThrownBy(() -> Fixtures.decrypt(LOCKED, Optional.of(wrong), "locked.sec.asc"))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("SLUICE_PASSPHRASE")
                .hasMessageNotContaining("wrong-words")
                .hasNoCause();
    }

    @Test
    void an_unknown_line_of_an_identity_file_is_told_without_repeating_it() throws IOException {
        Path file = folder.resolve("bad.agekey");
        Files.writeString(file, "# note\nAGE-SECRET-KEY-1WRONG\n");
        Keyring keyring = Keyring.of(List.of(file), Optional.empty());

        assertThatThrownBy(() -> new FileReader(keyring).read(Fixtures.file("ingress-age.enc.yaml")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("WRONG")
                .hasNoCause();
    }
}
