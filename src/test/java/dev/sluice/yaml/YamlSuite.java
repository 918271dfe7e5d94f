package dev.sluice.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Conformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real files: everything kustomize printed is printed again the same, everything people committed is read. */
@Tag("suite")
final class YamlSuite {
    /** These hold U+2028, which go-yaml reads as a line break of YAML 1.1 and YAML 1.2 reads as a character. */
    private static final Set<String> OLD_LINE_BREAKS =
            Set.of("extra__scalars_multiline", "extra__scalars_strings_in_list", "extra__scalars_strings_in_map");

    @Test
    void what_kustomize_printed_is_printed_again_byte_for_byte() throws IOException {
        List<Path> files = new ArrayList<>();
        files.addAll(files("conformance/kustomize", path -> path.endsWith("expected.yaml")));
        files.addAll(files(
                "corpus",
                path -> path.toString().contains("/kustomize/")
                        && !path.toString().contains("/tree/")));
        List<Path> different = new ArrayList<>();
        for (Path file : files) {
            String printed = Files.readString(file);
            if (!YamlPrinter.print(Texts.parse(printed).documents()).equals(printed)) {
                different.add(file);
            }
        }

        Conformance.figure("yaml-reprint", files.size() - different.size(), files.size());
        assertThat(files).hasSizeGreaterThan(500);
        assertThat(different).allMatch(file -> OLD_LINE_BREAKS.stream().anyMatch(file.toString()::contains));
    }

    @Test
    void every_file_of_the_corpus_is_read_whole() throws IOException {
        List<Path> files = files("corpus", path -> path.toString().contains("/tree/"));

        assertThat(files).hasSizeGreaterThan(1_000);
        for (Path file : files) {
            assertThat(YamlParser.parse(Texts.PATH, Files.readAllBytes(file)).rejections())
                    .as(file.toString())
                    .isEmpty();
        }
    }

    private static List<Path> files(String folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> all = Files.walk(Conformance.folder(folder))) {
            return all.filter(path -> path.toString().matches(".*\\.(ya?ml|json)"))
                    .filter(wanted)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
