package dev.sluice.decrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Settings;
import dev.sluice.model.Plain;
import dev.sluice.model.SopsFile;
import dev.sluice.model.SopsFile.State;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Sealed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecryptTest {
    private static final List<String> HOSTS =
            List.of("demo.fixture.invalid", "www.fixture.invalid", "demo.fixture.invalid");

    @ParameterizedTest
    @CsvSource({
        "ingress-rsa.enc.yaml, rsa.sec.asc",
        "ingress-curve.enc.yaml, curve.sec.asc",
        "ingress-age.enc.yaml, one.agekey"
    })
    void a_file_opens_with_the_key_of_a_recipient(String name, String key) {
        Plain plain = Fixtures.decrypt(List.of(Fixtures.file(name)), key);

        assertThat(facts(plain, name).state()).isEqualTo(State.OPENED);
        assertThat(Fixtures.seals(plain, name)).extracting(Sealed::reveal).containsExactlyElementsOf(HOSTS);
        assertThat(plain.faults()).isEmpty();
    }

    @Test
    void a_locked_key_opens_with_its_passphrase() {
        String name = "ingress-locked.enc.yaml";
        Plain plain = Fixtures.decrypt(
                List.of(Fixtures.file(name)),
                Optional.of(new Settings.Passphrase("open sluice".toCharArray())),
                "locked.sec.asc");

        assertThat(Fixtures.seals(plain, name)).extracting(Sealed::reveal).containsExactlyElementsOf(HOSTS);
    }

    @Test
    void without_a_key_values_stay_sealed_and_the_rest_can_be_read() {
        Plain plain = Fixtures.decrypt(List.of(Fixtures.file("ingress-rsa.enc.yaml")));

        SopsFile facts = facts(plain, "ingress-rsa.enc.yaml");
        assertThat(facts.state()).isEqualTo(State.SEALED);
        assertThat(facts.format()).isEqualTo("yaml");
        assertThat(facts.recipients()).containsExactly("0E1B73B7305C9F1395D666A31CB7D633C1123CD7");
        assertThat(Fixtures.seals(plain, "ingress-rsa.enc.yaml")).hasSize(3).noneMatch(Sealed::isOpen);
        assertThat(root(plain, "ingress-rsa.enc.yaml").text("metadata.name")).contains("demo");
        assertThat(plain.faults()).isEmpty();
    }

    @Test
    void a_key_of_somebody_else_leaves_the_file_sealed() {
        Plain plain =
                Fixtures.decrypt(List.of(Fixtures.file("ingress-rsa.enc.yaml")), "stranger.sec.asc", "one.agekey");

        assertThat(facts(plain, "ingress-rsa.enc.yaml").state()).isEqualTo(State.SEALED);
        assertThat(plain.faults()).isEmpty();
    }

    @Test
    void a_sealed_scalar_keeps_its_cipher_text_and_knows_the_type_of_its_plain_text() {
        Plain plain = Fixtures.decrypt(List.of(Fixtures.file("kinds.enc.yaml")), "curve.sec.asc");

        assertSealed(plain, "text", Kind.STRING, "fixture-secret-text");
        assertSealed(plain, "quoted", Kind.STRING, "0123");
        assertSealed(plain, "number", Kind.INT, "4711");
        assertSealed(plain, "fraction", Kind.FLOAT, "1.5");
        assertSealed(plain, "large", Kind.FLOAT, "10000000000");
        assertSealed(plain, "truth", Kind.BOOL, "true");
        assertSealed(plain, "when", Kind.STRING, "2024-01-02T03:04:05Z");
        assertSealed(plain, "list[0]", Kind.STRING, "fixture-item-one");
        assertSealed(plain, "list[1]", Kind.INT, "17");
    }

    @Test
    void what_sops_leaves_in_the_clear_is_not_sealed() {
        Plain plain = Fixtures.decrypt(List.of(Fixtures.file("kinds.enc.yaml")), "curve.sec.asc");

        assertThat(scalar(plain, "empty").isSealed()).isFalse();
        assertThat(scalar(plain, "nothing").isSealed()).isFalse();
        assertThat(scalar(plain, "public_unencrypted").text()).isEqualTo("seen by all");
    }

    @Test
    void every_document_is_opened_by_the_block_of_the_first() {
        Plain plain = Fixtures.decrypt(List.of(Fixtures.file("two.enc.yaml")), "rsa.sec.asc");

        assertThat(Fixtures.seals(plain, "two.enc.yaml"))
                .extracting(Sealed::reveal)
                .containsExactly("fixture-password-one", "fixture-password-two");
    }

    @Test
    void key_groups_open_when_enough_of_them_do() {
        String name = "shamir.enc.yaml";
        for (List<String> keys : List.of(
                List.of("rsa.sec.asc", "curve.sec.asc"),
                List.of("rsa.sec.asc", "one.agekey"),
                List.of("curve.sec.asc", "one.agekey"),
                List.of("rsa.sec.asc", "curve.sec.asc", "one.agekey"))) {
            Plain plain = Fixtures.decrypt(List.of(Fixtures.file(name)), keys.toArray(String[]::new));
            assertThat(Fixtures.seals(plain, name)).extracting(Sealed::reveal).containsExactlyElementsOf(HOSTS);
        }
        assertThat(facts(Fixtures.decrypt(List.of(Fixtures.file(name)), "rsa.sec.asc"), name)
                        .state())
                .isEqualTo(State.SEALED);
    }

    @Test
    void a_file_that_only_has_a_key_named_sops_is_no_sops_file() {
        Plain plain = Fixtures.decrypt(List.of(
                Fixtures.file("values.yaml", "sops:\n  enabled: true\n  version: 1.2.3\n"),
                Fixtures.file("plain.yaml", "kind: ConfigMap\n"),
                Fixtures.file("notes.md", "sops: mac\n")));

        assertThat(plain.sops()).isEmpty();
        assertThat(plain.yaml().keySet()).extracting(RepoPath::value).containsExactly("plain.yaml", "values.yaml");
    }

    @Test
    void nothing_that_a_person_may_see_shows_a_plain_text() {
        Plain plain = Fixtures.decrypt(
                List.of(Fixtures.file("kinds.enc.yaml"), Fixtures.file("ingress-curve.enc.yaml")), "curve.sec.asc");

        assertThat(Fixtures.seals(plain, "kinds.enc.yaml")).allMatch(Sealed::isOpen);
        assertThat(plain.toString()).contains("kinds.enc.yaml").doesNotContain("fixture", "4711");
    }

    @Test
    void eight_threads_find_what_one_finds() {
        var files = List.of(
                Fixtures.file("kinds.enc.yaml"),
                Fixtures.file("ingress-curve.enc.yaml"),
                Fixtures.file("two.enc.yaml"),
                Fixtures.file("broken.yaml", "a: 1\na: 2\n"),
                Fixtures.file("lost.yaml", Fixtures.text("kinds.enc.yaml").replace("\nsops:", "\nother:")));
        Plain alone = Fixtures.decrypt(files, "curve.sec.asc");
        ExecutorService eight = Executors.newFixedThreadPool(8);
        try {
            Plain together = new Decrypt(
                            Settings.of(java.nio.file.Path.of("."), 8)
                                    .withKeys(List.of(Fixtures.key("curve.sec.asc")), Optional.empty()),
                            Fixtures.TODAY,
                            eight)
                    .run(alone.tree());
            assertThat(together.faults()).isEqualTo(alone.faults());
            assertThat(Fixtures.mistakes(alone)).hasSize(2);
            assertThat(together.sops()).isEqualTo(alone.sops());
            assertThat(documents(together)).isEqualTo(documents(alone));
        } finally {
            eight.shutdown();
        }
    }

    private static String documents(Plain plain) {
        return plain.yaml().values().stream()
                .map(file -> file.documents())
                .toList()
                .toString();
    }

    private static void assertSealed(Plain plain, String path, Kind kind, String text) {
        Scalar scalar = scalar(plain, path);
        Sealed sealed = scalar.sealed();
        assertThat(scalar.text()).startsWith("ENC[AES256_GCM,data:");
        assertThat(scalar.kind()).isEqualTo(Kind.STRING);
        assertThat(sealed).isNotNull();
        assertThat(sealed.kind()).isEqualTo(kind);
        assertThat(sealed.reveal()).isEqualTo(text);
    }

    private static Scalar scalar(Plain plain, String path) {
        return (Scalar) root(plain, "kinds.enc.yaml").at(path).orElseThrow();
    }

    private static Node root(Plain plain, String file) {
        return plain.yaml(RepoPath.of(file)).orElseThrow().documents().get(0);
    }

    private static SopsFile facts(Plain plain, String file) {
        return plain.sops(RepoPath.of(file)).orElseThrow();
    }
}
