package dev.sluice.decrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Opening;
import dev.sluice.model.Plain;
import dev.sluice.model.SopsFile.State;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WholeFileTest {
    @Test
    void a_dotenv_file_opens_to_its_lines() {
        assertThat(opened("app.env", "dotenv"))
                .isEqualTo("TOKEN=fixture-token\n# fixture note\nPLAIN_unencrypted=open\nLINES=fixture\\nsecond\n");
    }

    /** As the real sops prints it: a number sign starts a comment even between quotes. */
    @Test
    void an_ini_file_opens_to_its_sections() {
        assertThat(opened("app.ini", "ini"))
                .isEqualTo(
                        "; fixture head\n[db]\nuser     = fixture-user\n; word\"\npassword = \"fixture\n\n[empty]\n");
    }

    @Test
    void a_json_file_opens_to_json_as_go_writes_it() {
        assertThat(opened("app.json", "json")).isEqualTo("""
                {
                \t"auths": {
                \t\t"registry.invalid": {
                \t\t\t"auth": "fixture-auth",
                \t\t\t"n": 1.5,
                \t\t\t"list": [
                \t\t\t\ttrue,
                \t\t\t\tnull,
                \t\t\t\t"\\u003cx\\u003e"
                \t\t\t]
                \t\t}
                \t},
                \t"n_unencrypted": 1e+21
                }
                """);
    }

    @Test
    void any_other_file_opens_to_its_bytes() {
        assertThat(opened("blob.bin", "binary")).isEqualTo("\u0000\u0001\u00FFfixture\n");
    }

    @Test
    void the_values_of_a_json_file_are_sealed_in_its_tree() {
        Plain plain = Fixtures.decrypt(List.of(Fixtures.file("app.json")), "curve.sec.asc");

        assertThat(Fixtures.seals(plain, "app.json"))
                .extracting(Sealed::reveal)
                .containsExactly("fixture-auth", "1.5", "true", "<x>");
    }

    @ParameterizedTest
    @CsvSource({
        "app.env, secrets/app.env.enc, dotenv",
        "app.ini, app.conf, ini",
        "app.json, .dockerconfigjson, json",
        "blob.bin, blob.enc, binary"
    })
    void a_name_that_says_nothing_leaves_the_format_to_the_content(String fixture, String name, String format) {
        SourceFile file = new SourceFile(RepoPath.of(name), Fixtures.bytes(fixture));
        Plain plain = Fixtures.decrypt(List.of(file), "curve.sec.asc");

        assertThat(plain.sops(file.path())).hasValueSatisfying(facts -> {
            assertThat(facts.format()).isEqualTo(format);
            assertThat(facts.state()).isEqualTo(State.OPENED);
        });
        assertThat(opening(plain, file)).isPresent();
    }

    @Test
    void prose_about_sops_is_no_sops_file() {
        String prose = "# How to\n\n```\nTOKEN=ENC[AES256_GCM,data:A,iv:B,tag:C,type:str]\nsops_mac=ENC[x]\n```\n";

        assertThat(Fixtures.decrypt(List.of(Fixtures.file("README.md", prose))).sops())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.env", "app.ini", "app.json", "blob.bin"})
    void without_a_key_a_file_is_sealed_and_has_no_content(String name) {
        Plain plain = Fixtures.decrypt(List.of(Fixtures.file(name)));

        assertThat(plain.sops(RepoPath.of(name)).orElseThrow().state()).isEqualTo(State.SEALED);
        assertThat(opening(plain, Fixtures.file(name))).isEmpty();
        assertThat(Fixtures.mistakes(plain)).isEmpty();
    }

    @Test
    void a_line_of_a_dotenv_file_that_is_not_one_is_malformed() {
        String text = "nonsense\n" + Fixtures.text("app.env");
        Plain plain = Fixtures.decrypt(List.of(Fixtures.file("app.env", text)), "curve.sec.asc");

        assertThat(Fixtures.mistakes(plain)).extracting(Fault::kind).containsExactly(FaultKind.SOPS_MALFORMED);
        assertThat(Fixtures.mistakes(plain).get(0).span().toString()).isEqualTo("app.env:1:1");
    }

    @Test
    void a_changed_value_in_the_clear_is_noticed_although_flux_opens_the_file() {
        SourceFile file = Fixtures.file("app.env", Fixtures.text("app.env").replace("=open", "=shut"));
        Plain plain = Fixtures.decrypt(List.of(file), "curve.sec.asc");

        assertThat(Fixtures.mistakes(plain)).extracting(Fault::kind).containsExactly(FaultKind.SOPS_TAMPERED);
        assertThat(opening(plain, file))
                .hasValueSatisfying(
                        opening -> assertThat(text(opening.reveal())).contains("=shut"));
    }

    private static String opened(String name, String format) {
        Plain plain = Fixtures.decrypt(List.of(Fixtures.file(name)), "curve.sec.asc");
        assertThat(Fixtures.mistakes(plain)).isEmpty();
        assertThat(plain.sops(RepoPath.of(name)).orElseThrow().format()).isEqualTo(format);
        Opening opening = opening(plain, Fixtures.file(name)).orElseThrow();
        assertThat(opening.toString()).doesNotContain("fixture");
        return text(opening.reveal());
    }

    private static Optional<Opening> opening(Plain plain, SourceFile file) {
        String format = plain.sops(file.path()).orElseThrow().format();
        return plain.decryptor().open(file.bytes(), format, format).opening();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
