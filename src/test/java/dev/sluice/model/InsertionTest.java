package dev.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.finding.Fix;
import dev.sluice.finding.Fixes;
import dev.sluice.testing.Trees;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InsertionTest {
    private static final RepoPath FILE = RepoPath.of("a.yaml");

    @Test
    void a_block_mapping_gets_a_line_of_the_same_indentation() {
        assertThat(inserted("ref:\n    kind: A\n    name: x\nnext: y\n"))
                .contains("ref:\n    kind: A\n    name: x\n    namespace: z\nnext: y\n");
    }

    @Test
    void the_first_key_of_a_list_item_counts_the_dash_as_indentation() {
        assertThat(inserted("ref:\n  - name: x\n", "ref[0]")).contains("ref:\n  - name: x\n    namespace: z\n");
    }

    @Test
    void a_comment_stays_on_the_line_that_it_is_about() {
        assertThat(inserted("ref:\n  name: x # {\"$imagepolicy\": \"a:b\"}\n"))
                .contains("ref:\n  name: x # {\"$imagepolicy\": \"a:b\"}\n  namespace: z\n");
    }

    @Test
    void a_flow_mapping_gets_an_entry_in_its_braces() {
        assertThat(inserted("ref: {kind: A, name: 'x'}\n")).contains("ref: {kind: A, name: 'x', namespace: z}\n");
    }

    @Test
    void a_last_line_without_line_feed_is_continued() {
        assertThat(inserted("ref:\n  name: x")).contains("ref:\n  name: x\n  namespace: z");
    }

    @Test
    void lines_keep_ending_as_they_do() {
        assertThat(inserted("ref:\r\n  name: x\r\nnext: y\r\n"))
                .contains("ref:\r\n  name: x\r\n  namespace: z\r\nnext: y\r\n");
    }

    @Test
    void a_value_on_several_lines_is_left_alone() {
        assertThat(inserted("ref:\n  name: x\n    y\n")).isEmpty();
    }

    private static Optional<String> inserted(String text) {
        return inserted(text, "ref");
    }

    private static Optional<String> inserted(String text, String at) {
        Plain plain = Trees.plain(FILE.value(), text);
        Mapping mapping = (Mapping)
                plain.yaml(FILE).flatMap(file -> file.documents().get(0).at(at)).orElseThrow();
        return plain.insertAfter(Objects.requireNonNull(mapping.entry("name")), "namespace: z")
                .map(edit -> Fixes.apply(List.of(Fix.safe("any", edit)), path -> Optional.of(text))
                        .get(FILE));
    }
}
