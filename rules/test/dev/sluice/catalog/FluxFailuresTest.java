package dev.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.validate.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of what can go wrong in Flux names every mode once, and for each a rule that there is, or why there is none. */
final class FluxFailuresTest {
    private static final int MODES = 96;
    private static final Pattern RULE = Pattern.compile("[A-Z]{3,4}[0-9]{3}");
    private static final Pattern REASON = Pattern.compile("(open|not offline): \\S.*");

    private static List<Row> rows = List.of();

    /** A line of the table. */
    private record Row(String mode, String condition, String seenBy) {
        static Row of(String line) {
            String[] cells = line.split(" *\\| *", -1);
            return new Row(cells[1], cells[2], cells[3]);
        }

        boolean hasReason() {
            return REASON.matcher(seenBy).matches();
        }
    }

    @BeforeAll
    static void read() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "flux-failures.md"))) {
            rows = lines.filter(line -> line.startsWith("| F")).map(Row::of).toList();
        }
    }

    @Test
    void every_mode_is_listed_once_and_in_order() {
        assertThat(rows)
                .extracting(Row::mode)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, MODES)
                        .mapToObj(mode -> "F%02d".formatted(mode))
                        .toList());
        assertThat(rows).extracting(Row::condition).doesNotContain("").doesNotHaveDuplicates();
    }

    @Test
    void every_mode_names_rules_that_exist_or_a_reason() {
        Set<String> registered =
                Rules.registered().stream().map(rule -> rule.id().toString()).collect(Collectors.toSet());

        for (Row row : rows) {
            if (row.hasReason()) {
                assertThat(RULE.matcher(row.seenBy()).find()).as(row.mode()).isFalse();
            } else {
                assertThat(row.seenBy().split(" ")).as(row.mode()).isSubsetOf(registered);
            }
        }
    }

    @Test
    void most_modes_are_seen() {
        assertThat(rows).filteredOn(row -> !row.hasReason()).hasSizeGreaterThanOrEqualTo(55);
    }
}
