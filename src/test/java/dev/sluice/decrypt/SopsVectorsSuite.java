package dev.sluice.decrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Conformance;
import dev.sluice.decrypt.key.Keyring;
import dev.sluice.decrypt.key.Recipients;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.sops.Refusal.Reason;
import dev.sluice.decrypt.store.Format;
import dev.sluice.model.SopsFile;
import dev.sluice.model.SopsFile.State;
import dev.sluice.model.SourceFile;
import dev.sluice.text.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The frozen SOPS vectors: what opens, with which leaves, why the rest is refused, and what is not encrypted at all. */
@Tag("suite")
final class SopsVectorsSuite {
    private static final int FLIPS = 10_000;
    private static final String NOW = "2026-12-01T12:00:00Z";
    private static final String RECIPIENT = "age1p8ycfxgala8fcgxg20l82nt90833s6njs6rtetcefl4hts86ls4q7lnytn";

    @Test
    void the_vectors_open_or_are_refused_as_by_sops() {
        List<String> failures = new ArrayList<>();
        List<Vector> vectors = Vector.all(Conformance.folder("conformance/sops")).stream()
                .filter(vector -> !vector.text("format").equals("kubernetes-secret"))
                .toList();
        for (Vector vector : vectors) {
            try {
                check(vector);
            } catch (AssertionError | RuntimeException wrong) {
                failures.add(vector + ": " + wrong.toString().replaceAll("\\s+", " "));
            }
        }
        failures.forEach(System.out::println);
        Conformance.figure("sops", vectors.size() - failures.size(), vectors.size());
        assertThat(vectors).hasSizeGreaterThan(150);
    }

    /** What was encrypted by sops, encrypted by us, opens again with the same values and the same selection. */
    @Test
    void sources_encrypted_with_the_same_options_have_the_same_leaves() {
        List<String> failures = new ArrayList<>();
        List<Vector> vectors = Vector.all(Conformance.folder("conformance/sops")).stream()
                .filter(vector -> vector.text("expect").equals("ok") && vector.has("source"))
                .filter(vector -> vector.text("origin").equals("real sops 3.13.3"))
                .toList();
        for (Vector vector : vectors) {
            try {
                checkProduced(vector);
            } catch (AssertionError | RuntimeException wrong) {
                failures.add(vector + ": " + wrong.toString().replaceAll("\\s+", " "));
            }
        }
        failures.forEach(System.out::println);
        Conformance.figure("sops-produced", vectors.size() - failures.size(), vectors.size());
        assertThat(vectors).hasSizeGreaterThan(70);
    }

    @Test
    void a_flipped_bit_is_refused_or_lies_where_no_mac_reaches() {
        List<FlippedBits> files = Vector.all(Conformance.folder("conformance/sops")).stream()
                .filter(vector -> vector.text("expect").equals("ok")
                        && !vector.text("format").equals("kubernetes-secret"))
                .map(vector -> new FlippedBits(
                        vector.encrypted(),
                        Format.of(vector.encrypted().path()),
                        vector.keyring(vector.keySets().get(0))))
                .toList();
        Random random = new Random(20261122);
        List<String> wrong = new ArrayList<>();
        for (int attempt = 0; attempt < FLIPS; attempt++) {
            files.get(random.nextInt(files.size())).flip(random).ifPresent(wrong::add);
        }
        wrong.forEach(System.out::println);
        Conformance.figure("sops-flipped", FLIPS - wrong.size(), FLIPS);
        assertThat(files).hasSizeGreaterThan(100);
    }

    private static void checkProduced(Vector vector) {
        Format format = Format.of(vector.source().path());
        Encrypt.Outcome made = encrypted(vector);
        assertThat(made.refusals()).isEmpty();
        SourceFile file = new SourceFile(vector.source().path(), made.bytes().orElseThrow());
        Verdict verdict = new SopsReader(Fixtures.keyring("one.agekey"))
                .verdict(file.path(), format.store().read(file), Span.startOf(file.path()));
        assertThat(verdict.refusals()).isEmpty();
        assertThat(Vector.lines(verdict.outcome().values(), file.text().contains("mac_only_encrypted")))
                .isEqualTo(vector.leaves());
    }

    private static Encrypt.Outcome encrypted(Vector vector) {
        Format format = Format.of(vector.source().path());
        return Encrypt.of(vector.source(), format, format, NOW)
                .anew(vector.rule(RECIPIENT), Recipients.of(List.of(), Instant.parse(NOW)));
    }

    private static void checkNotEncrypted(Vector vector) {
        List<Refusal> refusals = encrypted(vector).refusals();
        assertThat(refusals).isNotEmpty();
        assertThat(className(refusals.get(0).reason())).isEqualTo(vector.text("error_class"));
    }

    private static void check(Vector vector) {
        if (vector.text("expect").equals("encrypt-error")) {
            checkNotEncrypted(vector);
            return;
        }
        for (List<String> keys : vector.keySets()) {
            if (vector.text("expect").equals("ok")) {
                checkOpens(vector, vector.keyring(keys));
            } else {
                checkRefused(vector, vector.keyring(keys));
            }
        }
    }

    private static void checkOpens(Vector vector, Keyring keyring) {
        Verdict verdict = verdict(vector, keyring);
        assertThat(verdict.refusals()).isEmpty();
        assertThat(verdict.state()).isEqualTo(State.OPENED);
        checkLeaves(vector, verdict);
        FileReader.Result result = new FileReader(keyring).read(vector.encrypted());
        assertThat(result.sops().map(SopsFile::state)).contains(State.OPENED);
        assertThat(result.sops().map(SopsFile::format)).contains(vector.text("format"));
        byte[] opened = Decrypted.of(
                        vector.encrypted(),
                        Format.of(vector.encrypted().path()),
                        Format.of(vector.encrypted().path()),
                        keyring)
                .reveal();
        if (!vector.text("format").equals("yaml")) {
            // What is compared as a tree differs, if at all, in blanks.
            assertThat(comparable(vector, opened)).isEqualTo(comparable(vector, vector.plain()));
        }
    }

    private static String comparable(Vector vector, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return vector.text("compare").equals("bytes") ? text : text.strip();
    }

    private static void checkRefused(Vector vector, Keyring keyring) {
        FileReader.Result result = new FileReader(keyring).read(vector.encrypted());
        assertThat(result.sops().map(SopsFile::state)).isNotEqualTo(Optional.of(State.OPENED));
        Verdict verdict = verdict(vector, keyring);
        String reason = verdict.refusals().stream()
                .findFirst()
                .map(Refusal::reason)
                .map(SopsVectorsSuite::className)
                .orElse(verdict.keyed() ? "none" : "KEY_UNAVAILABLE");
        assertThat(reason).isEqualTo(vector.text("error_class"));
        if (vector.text("without_mac_check").equals("ok") && vector.has("leaves")) {
            assertThat(verdict.refusals()).hasSize(1);
            checkLeaves(vector, verdict);
        }
    }

    private static String className(Reason reason) {
        return switch (reason) {
            case KEY_DAMAGED -> "KEY_UNAVAILABLE";
            case METADATA_UNQUOTED -> "METADATA_INVALID";
            case VALUE_UNWALKABLE -> "ENCRYPT_TYPE";
            default -> reason.name();
        };
    }

    private static void checkLeaves(Vector vector, Verdict verdict) {
        boolean macOnlyEncrypted = vector.encrypted().text().contains("mac_only_encrypted");
        assertThat(Vector.lines(verdict.outcome().values(), macOnlyEncrypted)).isEqualTo(vector.leaves());
    }

    private static Verdict verdict(Vector vector, Keyring keyring) {
        SourceFile file = vector.encrypted();
        Format format = Format.of(file.path());
        assertThat(format.word()).isEqualTo(vector.text("format"));
        return new SopsReader(keyring)
                .verdict(file.path(), FileReader.stored(file, Optional.empty(), format), Span.startOf(file.path()));
    }
}
