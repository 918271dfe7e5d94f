package dev.sluice.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page tells people to write is what the builds under {@code src/it/builds} prove to work. */
final class DocumentedBuildsTest {
    private static final Path ROOT = Path.of(System.getProperty("sluice.root", ".."));
    private static final Pattern EXAMPLE = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VERSION = Pattern.compile("<version>[^<]*</version>");
    private static final Pattern REPOSITORY = Pattern.compile("<repository>[^<]*</repository>");

    @Test
    void every_example_for_a_pom_is_part_of_a_tested_build() throws IOException {
        String builds = plain(pom("passing")) + plain(pom("failing"));
        List<String> examples = EXAMPLE.matcher(Files.readString(ROOT.resolve("docs/maven.md")))
                .results()
                .map(match -> plain(match.group(1)))
                .toList();

        assertThat(examples)
                .hasSizeGreaterThan(1)
                .allSatisfy(example -> assertThat(builds).contains(example));
    }

    private static String pom(String build) throws IOException {
        return Files.readString(ROOT.resolve("src/it/builds").resolve(build).resolve("pom.xml"));
    }

    /** Without what differs between a test and a user: versions, the place of the repository, indentation. */
    private static String plain(String xml) {
        String same = REPOSITORY
                .matcher(VERSION.matcher(xml).replaceAll("<version/>"))
                .replaceAll("<repository/>");
        return same.replaceAll(">\\s+<", "><").strip();
    }
}
