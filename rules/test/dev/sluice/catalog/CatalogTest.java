package dev.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sluice.Settings;
import dev.sluice.fixture.RuleFixtures;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Report;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.rule.Rule;
import dev.sluice.validate.Rules;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule keeps its word: its folder says what it finds, and it finds that. */
final class CatalogTest {
    private static final Path CATALOG = Path.of("catalog");
    private static final List<Rule> RULES = Rules.registered();
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 1);

    @BeforeAll
    static void update_on_request() {
        if ("update".equals(System.getProperty("fixtures"))) {
            new RuleFixtures(CATALOG, RULES, CatalogTest::lint).update();
        }
    }

    @TestFactory
    Stream<DynamicTest> every_rule_finds_what_its_folder_says() {
        return new RuleFixtures(CATALOG, RULES, CatalogTest::lint)
                .checks().stream()
                        .map(check -> dynamicTest(
                                check.name(),
                                () -> assertThat(check.complaints().get()).isEmpty()));
    }

    @Test
    void every_kind_of_fault_is_claimed_by_exactly_one_rule() {
        List<FaultKind> claimed = RULES.stream()
                .flatMap(rule -> rule.about().claims().stream())
                .sorted()
                .toList();
        assertThat(claimed).isEqualTo(Arrays.asList(FaultKind.values()));
    }

    private static Report lint(Path repository, List<Path> keys) {
        Settings settings = Settings.of(repository, 2).withKeys(keys, Optional.empty());
        try (Pipeline pipeline = new Pipeline(settings, TODAY)) {
            return pipeline.lint();
        }
    }
}
