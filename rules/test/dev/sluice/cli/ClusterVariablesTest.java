package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterVariablesTest extends ClusterBuildCase {
    @BeforeEach
    void application() {
        applies("apps", """
                postBuild:
                  substitute: {place: here}
                  substituteFrom: [{kind: ConfigMap, name: of-the-cluster}]
                """);
        file("apps/a.yaml", object("ConfigMap", "a", "data:\n  host: ${host}\n  place: ${place}\n"));
    }

    @Test
    void without_a_value_an_expression_stays() {
        assertThat(cluster("--kustomization", "apps")).isEqualTo(Exit.CLEAN);
        assertThat(out()).contains("  host: ${host}\n  place: here\n");
    }

    @Test
    void a_variable_stands_above_the_file_and_both_above_the_repository() {
        file("settings", "# of the cluster\n\nhost=from=file\nplace=from file\n");

        assertThat(cluster("--kustomization", "apps", "--vars-file", "settings", "--var", "place=there"))
                .isEqualTo(Exit.CLEAN);
        assertThat(out()).contains("  host: from=file\n  place: there\n");
    }

    @Test
    void nothing_is_substituted_where_flux_does_not() {
        applies("apps", "");

        assertThat(cluster("--kustomization", "apps", "--var", "host=h")).isEqualTo(Exit.CLEAN);
        assertThat(out()).contains("  host: ${host}\n");
    }

    @Test
    void the_place_of_a_variable_is_told() {
        assertThat(cluster("--kustomization", "apps", "--show-origin", "--var", "host=h"))
                .isEqualTo(Exit.CLEAN);
        assertThat(out())
                .contains("#   data.host: substituted at apps/a.yaml:6:9, before: written at --var:1:1\n")
                .contains("  host: h\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "=secret", "1st=secret", "a.b=secret"})
    void what_is_no_variable_is_refused_without_telling_its_value(String word) {
        assertThat(cluster("--var", word)).isEqualTo(Exit.USAGE);
        assertThat(err()).startsWith("sluice: --var takes NAME=VALUE").doesNotContain("secret");
        file("settings", word + "\n");
        assertThat(cluster("--vars-file", "settings")).isEqualTo(Exit.USAGE);
        assertThat(err()).contains("takes NAME=VALUE").doesNotContain("secret");
    }

    @Test
    void a_file_of_variables_that_is_not_there_is_trouble() {
        assertThat(cluster("--vars-file", "nowhere")).isEqualTo(Exit.WORLD);
        assertThat(err()).contains("nowhere");
    }
}
