package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows what the tool really says; {@link GoldenRepositoriesTest} holds the report to the tool. */
final class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("sluice.root", ".."));
    private static final Pattern EXAMPLE =
            Pattern.compile("```\\n\\./sluice lint (src/it/repos/[a-z-]+)/repo\\n```\\n\\n```\\n([^`]+)```\\n");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)\\)");

    @Test
    void the_report_in_the_readme_is_the_one_that_the_command_prints() throws IOException {
        List<MatchResult> examples = EXAMPLE.matcher(readme()).results().toList();
        assertThat(examples).hasSize(1);
        MatchResult example = examples.get(0);
        assertThat(ROOT.resolve(example.group(1)).resolve("expected.txt")).hasContent(example.group(2));
        assertThat(example.group(2)).contains(": error: ");
    }

    @Test
    void every_link_of_the_readme_leads_somewhere() throws IOException {
        List<String> links =
                LINK.matcher(readme()).results().map(match -> match.group(1)).toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
