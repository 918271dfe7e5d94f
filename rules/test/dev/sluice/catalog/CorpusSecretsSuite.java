package dev.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Conformance;
import dev.sluice.Settings;
import dev.sluice.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the rules about secrets find in real repositories: every line of the list was looked at and is a mistake. */
@Tag("suite")
final class CorpusSecretsSuite {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final Path REVIEWED = Path.of("test", "dev", "sluice", "catalog", "corpus-secrets.txt");

    @Test
    void the_rules_about_secrets_find_what_was_reviewed_and_nothing_else() throws IOException {
        List<String> reviewed = Files.readAllLines(REVIEWED);
        List<String> found = repositories().stream()
                .flatMap(repository -> findings(repository).stream())
                .sorted()
                .toList();
        List<String> expectedAndFound =
                reviewed.stream().filter(found::contains).toList();
        int wrong = found.size() - expectedAndFound.size();
        Conformance.figure("corpus-secrets", expectedAndFound.size() - wrong, reviewed.size());
        assertThat(found).isEqualTo(reviewed);
    }

    private static List<Path> repositories() throws IOException {
        try (Stream<Path> entries = Files.list(Conformance.folder("corpus"))) {
            return entries.filter(entry -> Files.isDirectory(entry.resolve("tree")))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> findings(Path repository) {
        try (Pipeline pipeline = new Pipeline(Settings.of(repository.resolve("tree"), 2), TODAY)) {
            return pipeline.lint().findings().stream()
                    .filter(finding -> finding.rule().value().startsWith("SEC"))
                    .map(finding -> repository.getFileName() + " " + finding.span() + " " + finding.rule())
                    .toList();
        }
    }
}
