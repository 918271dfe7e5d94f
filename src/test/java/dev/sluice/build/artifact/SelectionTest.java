package dev.sluice.build.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Tree;
import dev.sluice.testing.Trees;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlParser;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    private static final Tree SOURCE =
            Trees.of("shop/b.yaml", "", "shop/cart/a.yaml", "", "shop/cart/notes.md", "", "c.yaml", "");

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "shop/**     |           | b.yaml=shop/b.yaml cart/a.yaml=shop/cart/a.yaml cart/notes.md=shop/cart/notes.md",
                "shop/cart   |           | cart/a.yaml=shop/cart/a.yaml cart/notes.md=shop/cart/notes.md",
                "shop/cart/  | x         | x/cart/a.yaml=shop/cart/a.yaml x/cart/notes.md=shop/cart/notes.md",
                "shop/*.yaml |           | shop/b.yaml=shop/b.yaml",
                "shop/*.yaml | x/        | x/shop/b.yaml=shop/b.yaml",
                "*/*/a.yaml  |           | shop/cart/a.yaml=shop/cart/a.yaml",
                "c.yaml      |           | c.yaml=c.yaml",
                "c.yaml      | x/        | x/c.yaml=c.yaml",
                "c.yaml      | x.yaml    | x.yaml=c.yaml",
                "c.yaml      | there     | there/c.yaml=c.yaml"
            })
    void files_are_copied_as_cp_would(String from, String to, String expected) {
        assertThat(shown(selected("{from: '@s/" + from + "', to: '@artifact/" + (to == null ? "" : to) + "'}")))
                .isEqualTo(expected);
    }

    @Test
    void all_of_a_source_is_copied_from_its_root() {
        assertThat(selected("{from: '@s/', to: '@artifact/'}").orElseThrow().keySet())
                .isEqualTo(SOURCE.files().keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.md         | b.yaml=shop/b.yaml cart/a.yaml=shop/cart/a.yaml",
                "cart         | b.yaml=shop/b.yaml",
                "shop/cart/** | b.yaml=shop/b.yaml",
                "**/*.yaml    | cart/notes.md=shop/cart/notes.md"
            })
    void what_is_excluded_by_name_or_by_either_path_is_left_out(String exclude, String expected) {
        assertThat(shown(selected("{from: '@s/shop/**', to: '@artifact/', exclude: ['" + exclude + "']}")))
                .isEqualTo(expected);
    }

    @Test
    void nothing_is_selected_where_nothing_is_or_all_is_excluded() {
        assertThat(selected("{from: '@s/gone', to: '@artifact/'}")).isEmpty();
        assertThat(selected("{from: '@s/gone/*', to: '@artifact/'}")).isEmpty();
        assertThat(selected("{from: '@s/shop/*.yaml', to: '@artifact/', exclude: ['b.*']}"))
                .isEmpty();
    }

    @Test
    void what_the_api_server_refuses_is_no_operation() {
        assertThat(operation("{from: 's/a', to: '@artifact/'}")).isEmpty();
        assertThat(operation("{from: '@s/a', to: '@artifact/../x'}")).isEmpty();
        assertThat(operation("{from: '@s/a', to: 'x'}")).isEmpty();
    }

    private static Optional<SortedMap<RepoPath, RepoPath>> selected(String operation) {
        return Selection.of(
                operation(operation).orElseThrow(),
                SOURCE,
                path -> path.equals(RepoPath.ROOT) || path.equals(RepoPath.of("there")));
    }

    private static Optional<CopyOperation> operation(String yaml) {
        Node item = YamlParser.parse(RepoPath.of("a.yaml"), yaml).documents().get(0);
        return CopyOperation.of(item, text -> text);
    }

    private static String shown(Optional<SortedMap<RepoPath, RepoPath>> copies) {
        StringBuilder shown = new StringBuilder();
        copies.orElseThrow()
                .forEach((to, from) -> shown.append(shown.isEmpty() ? "" : " ").append(to + "=" + from));
        return shown.toString();
    }
}
