package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sluice encrypt} and {@code sluice decrypt}. */
class SopsCommandsTest {
    private static final String SECRET = """
            kind: Secret
            stringData:
                user: alice
                password: hunter2
            """;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String recipient = "";

    @BeforeEach
    void a_repository_with_rules() throws Exception {
        recipient = Files.readString(key("one.agekey"))
                .lines()
                .filter(line -> line.startsWith("# public key: "))
                .map(line -> line.substring("# public key: ".length()))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                directory.resolve(".sops.yaml"),
                "creation_rules:\n  - path_regex: \\.enc\\.yaml$\n    encrypted_regex: ^(data|stringData)$\n    age: "
                        + recipient + "\n");
        Files.writeString(directory.resolve("db.enc.yaml"), SECRET);
    }

    @Test
    void a_creation_rule_says_for_whom_and_what_is_encrypted() {
        assertThat(run("encrypt", "db.enc.yaml")).isEqualTo(Exit.CLEAN);

        assertThat(output())
                .contains("kind: Secret")
                .contains("encrypted_regex: ^(data|stringData)$")
                .contains("recipient: " + recipient)
                .doesNotContain("alice")
                .doesNotContain("hunter2");
    }

    @Test
    void what_is_encrypted_in_place_is_decrypted_in_place() throws Exception {
        Files.setPosixFilePermissions(directory.resolve("db.enc.yaml"), PosixFilePermissions.fromString("rw-r-----"));

        assertThat(run("encrypt", "-i", "db.enc.yaml")).isEqualTo(Exit.CLEAN);
        assertThat(file("db.enc.yaml")).contains("ENC[AES256_GCM,").doesNotContain("hunter2");
        assertThat(run(
                        "decrypt",
                        "--in-place",
                        "db.enc.yaml",
                        "--key",
                        key("one.agekey").toString()))
                .isEqualTo(Exit.CLEAN);

        assertThat(file("db.enc.yaml")).isEqualTo(SECRET);
        assertThat(output()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("db.enc.yaml"))))
                .isEqualTo("rw-r-----");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void an_edit_changes_only_the_lines_that_were_edited() throws Exception {
        run("encrypt", "-i", "db.enc.yaml");
        String committed = file("db.enc.yaml");
        commit();
        String key = key("one.agekey").toString();
        run("decrypt", "-i", "db.enc.yaml", "--key", key);
        Files.writeString(directory.resolve("db.enc.yaml"), SECRET.replace("hunter2", "correct horse"));

        assertThat(run("encrypt", "-i", "db.enc.yaml", "--key", key)).isEqualTo(Exit.CLEAN);

        List<String> before = committed.lines().toList();
        List<String> after = file("db.enc.yaml").lines().toList();
        assertThat(after).hasSameSizeAs(before);
        assertThat(after)
                .filteredOn(line -> !before.contains(line))
                .extracting(line -> line.strip().replaceFirst(":.*", ""))
                .isSubsetOf("password", "lastmodified", "mac")
                .contains("password", "mac");
    }

    @Test
    void encrypting_what_was_not_edited_restores_the_committed_file() throws Exception {
        run("encrypt", "-i", "db.enc.yaml");
        String committed = file("db.enc.yaml");
        commit();
        String key = key("one.agekey").toString();
        run("decrypt", "-i", "db.enc.yaml", "--key", key);

        assertThat(run("encrypt", "-i", "db.enc.yaml", "--key", key)).isEqualTo(Exit.CLEAN);

        assertThat(file("db.enc.yaml")).isEqualTo(committed);
    }

    @Test
    void without_a_key_an_edited_file_is_encrypted_anew_and_that_is_said() throws Exception {
        run("encrypt", "-i", "db.enc.yaml");
        String committed = file("db.enc.yaml");
        commit();
        Files.writeString(directory.resolve("db.enc.yaml"), SECRET);

        assertThat(run("encrypt", "-i", "db.enc.yaml")).isEqualTo(Exit.CLEAN);

        assertThat(errors()).contains("anew");
        assertThat(file("db.enc.yaml")).contains("ENC[").isNotEqualTo(committed);
    }

    @Test
    void an_exported_public_key_beside_the_rules_stands_for_its_fingerprint() throws Exception {
        Files.copy(key("rsa.pub.asc"), directory.resolve(".sops.pub.asc"));
        Files.writeString(
                directory.resolve(".sops.yaml"),
                "creation_rules:\n  - pgp: 0E1B73B7305C9F1395D666A31CB7D633C1123CD7\n");
        Files.createDirectories(directory.resolve("apps"));
        Files.writeString(directory.resolve("apps/x.env"), "TOKEN=abc\n");

        assertThat(run("encrypt", "-i", "apps/x.env")).isEqualTo(Exit.CLEAN);
        assertThat(run("decrypt", "apps/x.env", "--key", key("rsa.sec.asc").toString()))
                .isEqualTo(Exit.CLEAN);

        assertThat(output()).isEqualTo("TOKEN=abc\n");
    }

    @Test
    void recipients_may_be_given_and_formats_be_changed() throws Exception {
        String both = recipient + "," + key("rsa.pub.asc");
        assertThat(run("encrypt", "db.enc.yaml", "--recipients", both, "--output-type", "json"))
                .isEqualTo(Exit.CLEAN);
        Files.write(directory.resolve("db.json"), out.toByteArray());
        out.reset();

        assertThat(run(
                        "decrypt",
                        "db.json",
                        "--output-type",
                        "yaml",
                        "--key",
                        key("rsa.sec.asc").toString()))
                .isEqualTo(Exit.CLEAN);

        assertThat(output()).isEqualTo(SECRET);
    }

    @Test
    void an_encrypted_file_is_not_encrypted_again() {
        run("encrypt", "-i", "db.enc.yaml");

        assertThat(run("encrypt", "-i", "db.enc.yaml")).isEqualTo(Exit.FINDINGS);
        assertThat(errors()).contains("db.enc.yaml:").contains("encrypted already");
    }

    @Test
    void a_tampered_file_is_refused_without_a_byte_of_it() throws Exception {
        run("encrypt", "-i", "db.enc.yaml");
        Files.writeString(
                directory.resolve("db.enc.yaml"), file("db.enc.yaml").replace("kind: Secret", "kind: Secrets"));

        assertThat(run("decrypt", "db.enc.yaml", "--key", key("one.agekey").toString()))
                .isEqualTo(Exit.FINDINGS);
        assertThat(output()).isEmpty();
        assertThat(errors()).contains("changed").doesNotContain("hunter2");
    }

    @Test
    void who_cannot_be_encrypted_to_is_named() {
        assertThat(run("encrypt", "db.enc.yaml", "--recipients", "0123456789ABCDEF0123456789ABCDEF01234567"))
                .isEqualTo(Exit.WORLD);
        assertThat(run("encrypt", "db.enc.yaml", "--recipients", recipient + "x"))
                .isEqualTo(Exit.WORLD);
        assertThat(errors()).contains("is not at hand").contains("is no age recipient");
        assertThat(output()).isEmpty();
    }

    @Test
    void wrong_usage_is_said() {
        assertThat(run("encrypt")).isEqualTo(Exit.USAGE);
        assertThat(run("decrypt", "db.enc.yaml", "--input-type", "toml")).isEqualTo(Exit.USAGE);
        assertThat(run("encrypt", "-i", "db.enc.yaml", "--output-type", "json")).isEqualTo(Exit.USAGE);
        assertThat(run("decrypt", "nowhere.yaml")).isEqualTo(Exit.WORLD);
        assertThat(run("decrypt", "db.enc.yaml")).isEqualTo(Exit.FINDINGS);
    }

    private void commit() throws Exception {
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("secrets")
                    .setAuthor("a", "a@example.com")
                    .setCommitter("a", "a@example.com")
                    .setSign(false)
                    .call();
        }
    }

    private String file(String name) throws Exception {
        return Files.readString(directory.resolve(name));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static Path key(String name) throws Exception {
        return Path.of(Objects.requireNonNull(SopsCommandsTest.class.getResource("/sops/keys/" + name))
                .toURI());
    }

    private int run(String... words) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                directory,
                false);
        return new Cli().run(List.of(words), console);
    }
}
