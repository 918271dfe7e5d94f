package dev.sluice.decrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decrypt.store.Format;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Plain;
import dev.sluice.model.SopsFile.State;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Sealed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TamperingTest {
    private static final String FILE = "kinds.enc.yaml";

    @Test
    void a_changed_cipher_text_is_reported_at_the_value() {
        String text = Fixtures.text(FILE);
        int data = text.indexOf("number: ENC[AES256_GCM,data:") + "number: ENC[AES256_GCM,data:".length();
        char other = text.charAt(data) == 'A' ? 'B' : 'A';
        Fault fault = onlyFault(text.substring(0, data) + other + text.substring(data + 1));

        assertThat(fault.kind()).isEqualTo(FaultKind.SOPS_TAMPERED);
        assertThat(fault.span().toString()).isEqualTo(FILE + ":3:9");
        assertThat(fault.detail()).isEqualTo("the cipher text at \"number\" was changed or moved");
        assertThat(fault.hint()).isPresent();
    }

    @Test
    void a_changed_value_in_the_clear_is_reported_at_the_mac() {
        Fault fault = onlyFault(Fixtures.text(FILE).replace("seen by all", "seen by few"));

        assertThat(fault.kind()).isEqualTo(FaultKind.SOPS_TAMPERED);
        assertThat(line(fault)).startsWith("    mac: ENC[");
        assertThat(fault.detail()).contains("added, removed, reordered or changed");
    }

    @Test
    void a_cipher_text_under_another_key_is_reported() {
        Fault fault = onlyFault(Fixtures.text(FILE).replace("text: ENC", "test: ENC"));

        assertThat(fault.kind()).isEqualTo(FaultKind.SOPS_TAMPERED);
        assertThat(fault.detail()).contains("\"test\"");
    }

    @Test
    void a_removed_value_is_noticed_although_every_other_opens() {
        Fault fault = onlyFault(Fixtures.text(FILE).replaceFirst("(?m)^number: .*\n", ""));

        assertThat(fault.kind()).isEqualTo(FaultKind.SOPS_TAMPERED);
    }

    @Test
    void a_tampered_file_is_refused_although_flux_and_so_a_build_opens_it() {
        String text = Fixtures.text(FILE).replace("seen by all", "seen by few");
        Plain plain = decrypt(text);

        assertThat(plain.sops(RepoPath.of(FILE)).orElseThrow().state()).isEqualTo(State.REFUSED);
        assertThat(Fixtures.seals(plain, FILE)).isNotEmpty().allMatch(Sealed::isOpen);
        Decrypted asked =
                Decrypted.of(Fixtures.file(FILE, text), Format.YAML, Format.YAML, Fixtures.keyring("curve.sec.asc"));
        assertThat(asked.faults()).isNotEmpty();
        assertThat(asked.reveal()).isEmpty();
    }

    @Test
    void what_flux_refuses_too_gives_no_plain_text_away() {
        Plain plain = decrypt(Fixtures.text(FILE).replace("text: ENC", "test: ENC"));

        assertThat(plain.sops(RepoPath.of(FILE)).orElseThrow().state()).isEqualTo(State.REFUSED);
        assertThat(Fixtures.seals(plain, FILE)).isNotEmpty().noneMatch(Sealed::isOpen);
    }

    @Test
    void a_lost_block_is_malformed_with_or_without_a_key() {
        String text = Fixtures.text(FILE).replace("\nsops:", "\nsoap:");
        for (Plain plain : List.of(decrypt(text), Fixtures.decrypt(List.of(Fixtures.file(FILE, text))))) {
            assertThat(Fixtures.mistakes(plain)).extracting(Fault::kind).containsExactly(FaultKind.SOPS_MALFORMED);
            assertThat(Fixtures.mistakes(plain).get(0).detail())
                    .isEqualTo("the file holds cipher text but no sops block");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lastmodified", "mac", "version"})
    void a_missing_field_is_malformed_without_a_key(String field) {
        String text = Fixtures.text(FILE).replaceFirst("(?m)^    " + field + ": .*\n", "");
        Plain plain = Fixtures.decrypt(List.of(Fixtures.file(FILE, text)));

        assertThat(Fixtures.mistakes(plain)).extracting(Fault::kind).containsExactly(FaultKind.SOPS_MALFORMED);
        assertThat(Fixtures.mistakes(plain).get(0).detail()).contains("\"" + field + "\"");
    }

    @Test
    void a_value_that_was_left_in_the_clear_is_told_without_a_key() {
        String text = Fixtures.text(FILE).replaceFirst("(?m)^text: .*$", "text: hunter2");
        Plain plain = Fixtures.decrypt(List.of(Fixtures.file(FILE, text)));

        assertThat(Fixtures.mistakes(plain)).extracting(Fault::kind).containsExactly(FaultKind.HALF_ENCRYPTED);
        assertThat(Fixtures.mistakes(plain).get(0).detail()).doesNotContain("hunter2");
        assertThat(Fixtures.mistakes(plain).get(0).span().toString()).isEqualTo(FILE + ":1:7");
    }

    @Test
    void merge_conflict_markers_are_a_fault_of_the_yaml() {
        String text = Fixtures.text(FILE).replaceFirst("(?m)^number", "<<<<<<< HEAD\nnumber");
        Plain plain = decrypt(text);

        assertThat(Fixtures.mistakes(plain)).extracting(Fault::kind).containsOnly(FaultKind.YAML_REJECTED);
    }

    /** Bits are flipped anywhere in the file; whatever still opens must hold what was sealed. */
    @ParameterizedTest
    @ValueSource(strings = {FILE, "app.env", "app.ini", "app.json", "blob.bin"})
    void a_flipped_bit_never_gives_a_wrong_plain_text(String name) {
        SourceFile file = Fixtures.file(name);
        FlippedBits bits = new FlippedBits(file, Format.of(file.path()), Fixtures.keyring("curve.sec.asc"));
        Random random = new Random(20261122);
        for (int attempt = 0; attempt < 400; attempt++) {
            assertThat(bits.flip(random)).isEmpty();
        }
    }

    private static String line(Fault fault) {
        return Fixtures.text(FILE).lines().toList().get(fault.span().line() - 1);
    }

    private static Fault onlyFault(String text) {
        Plain plain = decrypt(text);
        assertThat(Fixtures.mistakes(plain)).hasSize(1);
        return Fixtures.mistakes(plain).get(0);
    }

    private static Plain decrypt(String text) {
        return Fixtures.decrypt(List.of(Fixtures.file(FILE, text)), "curve.sec.asc");
    }
}
