package dev.sluice.decrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Conformance;
import dev.sluice.decrypt.creation.CreationRule;
import dev.sluice.decrypt.creation.CreationRules;
import dev.sluice.decrypt.key.Keyring;
import dev.sluice.decrypt.key.Recipients;
import dev.sluice.decrypt.store.Format;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Sluice encrypts the real sops decrypts, and the other way round, for random files of every format and with every option. */
@Tag("suite")
final class SopsInteropSuite {
    private static final int FILES = 200;
    private static final String NOW = "2026-12-01T12:00:00Z";
    private static final String AGE = "age1p8ycfxgala8fcgxg20l82nt90833s6njs6rtetcefl4hts86ls4q7lnytn";
    private static final List<String> RECIPIENTS = List.of(
            "age: AGE",
            "pgp: PGP",
            "{age: AGE, pgp: PGP}",
            "{shamir_threshold: 2, key_groups: [{age: [AGE]}, {pgp: [PGP]}]}",
            "age: SSH",
            "age: POST");
    private static final List<String> SCOPES = List.of(
            "{}",
            "encrypted_regex: ^(data|stringData|a|b)$",
            "unencrypted_regex: ^(metadata|yes)",
            "encrypted_suffix: _encrypted",
            "unencrypted_suffix: e",
            "mac_only_encrypted: true",
            "{mac_only_encrypted: true, encrypted_regex: a}",
            "encrypted_comment_regex: secret");

    @SuppressWarnings("NullAway.Init") // the one test starts it first
    private RealSops sops;

    @Test
    void files_go_to_and_fro(@TempDir Path directory) throws Exception {
        try (RealSops started = RealSops.start()) {
            sops = started;
            AtomicInteger passed = new AtomicInteger();
            List<String> failures = IntStream.range(0, FILES)
                    .parallel()
                    .mapToObj(seed -> failures(directory, seed))
                    .peek(found -> passed.addAndGet(found.isEmpty() ? 1 : 0))
                    .flatMap(List::stream)
                    .toList();
            failures.forEach(System.out::println);
            Conformance.figure("sops-interop", passed.get(), FILES);
            assertThat(failures).isEmpty();
        }
    }

    private List<String> failures(Path directory, int seed) {
        List<String> failures = new ArrayList<>();
        // Every other document is YAML.
        Format format = seed % 8 < 4 ? Format.YAML : List.of(Format.values()).get(seed % 8 - 3);
        try {
            Case one = new Case(directory, seed, format);
            check("sluice to sops", one, one.sluiceToSops(), failures);
            check("sops to sluice", one, one.sopsToSluice(), failures);
        } catch (AssertionError | RuntimeException | IOException wrong) {
            failures.add(seed + " " + format + ": " + wrong);
        }
        return failures;
    }

    private static void check(String way, Case one, byte[] plain, List<String> failures) {
        List<String> expected = Leaves.of(one.format, one.source);
        List<String> found = Leaves.of(one.format, plain);
        if (!found.equals(expected)) {
            List<String> lacking = new ArrayList<>(expected);
            found.forEach(lacking::remove);
            List<String> added = new ArrayList<>(found);
            expected.forEach(added::remove);
            failures.add(one.seed + " " + one.format + " " + way + ": lacks " + lacking + ", adds " + added);
        }
    }

    /** One random file with a creation rule. */
    private final class Case {
        private final int seed;
        private final Format format;
        private final byte[] source;
        private final Path folder;
        private final String name;
        private final byte[] rules;

        Case(Path directory, int seed, Format format) throws IOException {
            this.seed = seed;
            this.format = format;
            this.source = RandomFile.of(format, seed);
            this.folder = Files.createDirectories(directory.resolve("case" + seed));
            this.name = "file." + (format == Format.DOTENV ? "env" : format == Format.BINARY ? "bin" : format.word());
            String scope = SCOPES.get(seed / 8 % SCOPES.size());
            String merged = ("- " + flow(RECIPIENTS.get(seed / 2 % RECIPIENTS.size()), scope))
                    .replace("AGE", AGE)
                    .replace("SSH", Fixtures.text("keys/ssh-ed25519.pub").strip())
                    .replace(
                            "POST",
                            Fixtures.text("keys/pq.txt")
                                    .lines()
                                    .reduce((a, b) -> b)
                                    .orElseThrow())
                    .replace("PGP", sops.fingerprint());
            this.rules = ("creation_rules:\n" + merged + "\n").getBytes(StandardCharsets.UTF_8);
            Files.write(folder.resolve(".sops.yaml"), rules);
            Files.write(folder.resolve(name), source);
        }

        private static String flow(String... parts) {
            return "{"
                    + String.join(
                            ", ",
                            Arrays.stream(parts)
                                    .map(part -> part.startsWith("{") ? part.substring(1, part.length() - 1) : part)
                                    .filter(part -> !part.isEmpty())
                                    .toList())
                    + "}";
        }

        byte[] sluiceToSops() throws IOException {
            CreationRule rule =
                    CreationRules.read(".sops.yaml", rules).orElseThrow().matching(name);
            Recipients recipients = Recipients.of(List.of(Fixtures.key("rsa.pub.asc")), Instant.parse(NOW));
            Encrypt.Outcome made = Encrypt.of(file(source), format, format, NOW).anew(rule, recipients);
            assertThat(made.refusals()).isEmpty();
            Path sealed = Files.createDirectories(folder.resolve("sealed")).resolve(name);
            Files.write(sealed, made.bytes().orElseThrow());
            return sops.run(folder, "-d", sealed.toString());
        }

        byte[] sopsToSluice() {
            byte[] sealed = sops.run(folder, "-e", name);
            Keyring keyring = Fixtures.keyring("one.agekey", "rsa.sec.asc", "ssh-ed25519.key", "pq.agekey");
            Decrypted opened = Decrypted.of(file(sealed), format, format, keyring);
            assertThat(opened.faults()).isEmpty();
            return opened.reveal();
        }

        private SourceFile file(byte[] bytes) {
            return new SourceFile(RepoPath.of(name), bytes);
        }
    }
}
