package dev.sluice.decrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Trouble;
import dev.sluice.decrypt.creation.CreationRule;
import dev.sluice.decrypt.creation.CreationRules;
import dev.sluice.decrypt.key.Recipients;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.store.Format;
import dev.sluice.model.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypting, which opening must undo. */
final class EncryptTest {
    private static final String NOW = "2026-12-01T12:00:00Z";
    private static final String AGE = "age1p8ycfxgala8fcgxg20l82nt90833s6njs6rtetcefl4hts86ls4q7lnytn";
    private static final String PGP = "0E1B73B7305C9F1395D666A31CB7D633C1123CD7";

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_random_file_of_any_format_opens_as_it_was(Format format) {
        for (int seed = 0; seed < 40; seed++) {
            byte[] source = RandomFile.of(format, seed);
            String name = name(format);
            byte[] sealed = anew(name, source, "age: " + AGE);
            Decrypted opened = Decrypted.of(file(name, sealed), format, format, Fixtures.keyring("one.agekey"));

            assertThat(opened.faults()).isEmpty();
            assertThat(Leaves.of(format, opened.reveal())).isEqualTo(Leaves.of(format, source));
        }
    }

    @Test
    void several_groups_need_as_many_keys_as_the_threshold_says() {
        byte[] sealed = anew(
                "a.yaml",
                text("a: secret\n"),
                "{shamir_threshold: 2, key_groups: [{age: [" + AGE + "]}, {pgp: [" + PGP + "]}, {age: [" + AGE
                        + "]}]}");
        SourceFile file = file("a.yaml", sealed);

        assertThat(open(file, "one.agekey")).isEqualTo("a: secret\n");
        assertThat(open(file, "one.agekey", "rsa.sec.asc")).isEqualTo("a: secret\n");
        assertThatThrownBy(() -> open(file, "rsa.sec.asc")).isInstanceOf(Trouble.class);
    }

    @Test
    void the_threshold_is_the_number_of_groups_unless_it_is_stated() {
        byte[] sealed = anew("a.yaml", text("a: secret\n"), "key_groups: [{age: [" + AGE + "]}, {pgp: [" + PGP + "]}]");

        assertThat(new String(sealed, StandardCharsets.UTF_8)).contains("shamir_threshold: 2");
        assertThatThrownBy(() -> open(file("a.yaml", sealed), "one.agekey")).isInstanceOf(Trouble.class);
        assertThat(open(file("a.yaml", sealed), "one.agekey", "rsa.sec.asc")).isEqualTo("a: secret\n");
    }

    @Test
    void two_equal_values_of_a_list_never_share_a_cipher_text() {
        String sealed = new String(anew("a.yaml", text("a: [x, x, x]\n"), "age: " + AGE), StandardCharsets.UTF_8);

        List<String> texts =
                sealed.lines().filter(line -> line.contains("- ENC")).toList();
        assertThat(texts).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void a_further_version_keeps_what_did_not_change_wherever_it_stands() {
        byte[] first = anew("a.yaml", text("# note\na: one\nl: [x, z]\nc_unencrypted: 1\n"), "age: " + AGE);

        String next = again(first, "new: 1\n# note\na: one\nl: [z, x, x]\nc_unencrypted: 2\n");

        List<String> before = lines(new String(first, StandardCharsets.UTF_8));
        List<String> after = lines(next);
        assertThat(after).hasSize(before.size() + 2);
        assertThat(after).containsAll(before);
        assertThat(open(file("a.yaml", text(next)), "one.agekey"))
                .isEqualTo("new: 1\n# note\na: one\nl:\n    - z\n    - x\n    - x\nc_unencrypted: 2\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[1]",
                "1: a",
                "sops: {}",
                "a: 1\n---\nsops: {}",
                "a: 18446744073709551615",
                "a: {",
                "a: 1\na: 2"
            })
    void what_sops_could_not_read_back_is_refused(String source) {
        Encrypt.Outcome outcome = Encrypt.of(file("a.yaml", text(source)), Format.YAML, Format.YAML, NOW)
                .anew(rule("age: " + AGE), recipients());

        assertThat(outcome.bytes()).isEmpty();
        assertThat(outcome.refusals()).isNotEmpty();
    }

    @Test
    void a_format_that_cannot_hold_the_values_is_refused() {
        Encrypt.Outcome outcome = Encrypt.of(file("a.yaml", text("a: {b: 1}\n")), Format.YAML, Format.DOTENV, NOW)
                .anew(rule("age: " + AGE), recipients());

        assertThat(outcome.refusals())
                .extracting(Refusal::detail)
                .containsExactly("the format \"dotenv\" cannot hold the values of the file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kms: arn:aws:kms:eu-west-1:1:key/x",
                "{}",
                "{age: AGE, encrypted_regex: a, unencrypted_regex: b}",
                "{shamir_threshold: 3, key_groups: [{age: [AGE]}, {age: [AGE]}]}",
                "{path_regex: '(', age: AGE}",
                "{path_regex: other, age: AGE}",
                "pgp: DEADBEEF"
            })
    void a_rule_that_cannot_be_followed_is_trouble(String rule) {
        assertThatThrownBy(() -> anew("a.yaml", text("a: 1\n"), rule.replace("AGE", AGE)))
                .isInstanceOf(Trouble.class);
    }

    @Test
    void the_first_rule_whose_expression_is_found_in_the_path_decides() {
        CreationRules rules = CreationRules.read(".sops.yaml", text("""
                                creation_rules:
                                - {path_regex: ^prod/, age: a}
                                - {age: 'b, c', unencrypted_suffix: _x, mac_only_encrypted: true}
                                """)).orElseThrow();

        assertThat(rules.matching("prod/x.yaml").groups().get(0))
                .extracting(CreationRule.Named::name)
                .containsExactly("a");
        assertThat(rules.matching("apps/prod/x.yaml").groups().get(0))
                .extracting(CreationRule.Named::name)
                .containsExactly("b", "c");
        assertThat(rules.matching("apps/prod/x.yaml").macOnlyEncrypted()).isTrue();
        assertThat(CreationRules.read(".sops.yaml", text("stores: {}\n"))).isEmpty();
    }

    private static List<String> lines(String text) {
        return text.lines()
                .filter(line -> !line.contains("lastmodified") && !line.contains("mac:") && !line.contains("c_un"))
                .toList();
    }

    private static String again(byte[] earlier, String source) {
        Encrypt.Outcome outcome = Encrypt.of(file("a.yaml", text(source)), Format.YAML, Format.YAML, NOW)
                .again(file("a.yaml", earlier), Fixtures.keyring("one.agekey"))
                .orElseThrow();
        return new String(outcome.bytes().orElseThrow(), StandardCharsets.UTF_8);
    }

    private static byte[] anew(String name, byte[] source, String rule) {
        Format format = Format.of(file(name, source).path());
        return Encrypt.of(file(name, source), format, format, NOW)
                .anew(rule(rule), recipients())
                .bytes()
                .orElseThrow();
    }

    private static String open(SourceFile file, String... keys) {
        Format format = Format.of(file.path());
        Decrypted opened = Decrypted.of(file, format, format, Fixtures.keyring(keys));
        assertThat(opened.faults()).isEmpty();
        return new String(opened.reveal(), StandardCharsets.UTF_8);
    }

    private static CreationRule rule(String text) {
        return CreationRules.read(".sops.yaml", text("creation_rules:\n- " + text + "\n"))
                .orElseThrow()
                .matching("a.yaml");
    }

    private static Recipients recipients() {
        return Recipients.of(List.of(Fixtures.key("rsa.pub.asc")), Instant.parse(NOW));
    }

    private static String name(Format format) {
        return "file." + (format == Format.DOTENV ? "env" : format == Format.BINARY ? "bin" : format.word());
    }

    private static SourceFile file(String name, byte[] bytes) {
        return Fixtures.file(name, bytes);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
