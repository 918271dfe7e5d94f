package dev.sluice.build.kustomize.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.text.RepoPath;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import org.junit.jupiter.api.Test;

class CompactLayoutTest {
    @Test
    void lists_move_to_their_key_and_mappings_are_indented_by_two() {
        assertThat(layout("""
                # head
                jobs:
                    # first
                    - name: a # trailing
                      targets: [x,
                                y]
                      text: |
                          one
                            two
                    - - deep
                      - list
                map:
                      k: v
                """)).isEqualTo("""
                # head
                jobs:
                # first
                - name: a # trailing
                  targets: [x,
                            y]
                  text: |
                      one
                        two
                - - deep
                  - list
                map:
                  k: v
                """);
    }

    @Test
    void a_compact_text_stays_as_it_is() {
        String text = "a:\n- b: 1\n  c: {d: e}\n- f\n";
        assertThat(layout(text)).isEqualTo(text);
    }

    private static String layout(String text) {
        YamlFile file = YamlParser.parse(RepoPath.of("text.yaml"), text);
        return CompactLayout.of(text, file.lines(), file.documents().get(0));
    }
}
