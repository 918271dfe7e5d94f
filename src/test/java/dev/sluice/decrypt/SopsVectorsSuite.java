package dev.sluice.decrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Conformance;
import dev.sluice.decrypt.SopsReader.Reading;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.sops.Refusal.Reason;
import dev.sluice.model.SopsFile.State;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The frozen SOPS vectors: what opens, with which leaves, and why the rest is refused. Left out are the refusals to encrypt and
 * what concerns only the pipeline of Flux.
 */
@Tag("suite")
final class SopsVectorsSuite {
    private static final List<String> OTHER_SUITES = List.of("encrypt-error");

    @Test
    void the_vectors_open_or_are_refused_as_by_sops() {
        List<String> failures = new ArrayList<>();
        List<Vector> vectors = Vector.all(Conformance.folder("conformance/sops")).stream()
                .filter(vector -> !OTHER_SUITES.contains(vector.text("expect")))
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

    private static void check(Vector vector) {
        for (List<String> keys : vector.keySets()) {
            if (vector.text("expect").equals("ok")) {
                checkOpens(vector, new SopsReader(vector.keyring(keys)));
            } else {
                checkRefused(vector, new SopsReader(vector.keyring(keys)));
            }
        }
    }

    private static void checkOpens(Vector vector, SopsReader reader) {
        Verdict verdict = verdict(vector, reader);
        assertThat(verdict.refusals()).isEmpty();
        assertThat(verdict.state()).isEqualTo(State.OPENED);
        checkLeaves(vector, verdict);
    }

    private static void checkRefused(Vector vector, SopsReader reader) {
        YamlFile file = file(vector);
        assertThat(reader.read(file).map(Reading::facts).map(facts -> facts.state()))
                .isNotEqualTo(java.util.Optional.of(State.OPENED));
        if (!file.isWhole()) {
            assertThat(vector.text("error_class")).isEqualTo("INPUT_PARSE");
            return;
        }
        Verdict verdict = verdict(vector, reader);
        String reason = verdict.refusals().stream()
                .findFirst()
                .map(Refusal::reason)
                .map(SopsVectorsSuite::className)
                .orElse(verdict.keyed() ? "none" : "KEY_UNAVAILABLE");
        assertThat(reason).isEqualTo(vector.text("error_class"));
        if (vector.text("without_mac_check").equals("ok")) {
            assertThat(verdict.refusals()).hasSize(1);
            checkLeaves(vector, verdict);
        }
    }

    private static String className(Reason reason) {
        return switch (reason) {
            case KEY_DAMAGED -> "KEY_UNAVAILABLE";
            case VALUE_UNWALKABLE -> "ENCRYPT_TYPE";
            default -> reason.name();
        };
    }

    private static void checkLeaves(Vector vector, Verdict verdict) {
        boolean macOnlyEncrypted = vector.encrypted().text().contains("mac_only_encrypted");
        assertThat(Vector.lines(verdict.outcome().values(), macOnlyEncrypted)).isEqualTo(vector.leaves());
    }

    private static YamlFile file(Vector vector) {
        return YamlParser.parse(vector.encrypted().path(), vector.encrypted().bytes());
    }

    private static Verdict verdict(Vector vector, SopsReader reader) {
        YamlFile file = file(vector);
        return reader.verdict(dev.sluice.decrypt.store.YamlStore.read(file), file);
    }
}
