package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BuildLinksTest extends BuildCommandCase {
    @Test
    void a_link_inside_the_directory_is_followed_and_places_name_the_file_behind_it() throws Exception {
        file("kustomization.yaml", "resources: [l.yaml]\n");
        file("s/r.yaml", CONFIG_MAP);
        link("l.yaml", "s/r.yaml");

        assertThat(build("--show-origin")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo("# written at s/r.yaml:1:1\n" + CONFIG_MAP);
    }

    @Test
    void a_link_that_leaves_the_directory_is_refused_unless_restrictions_are_lifted() throws Exception {
        file("o/kustomization.yaml", "resources: [l.yaml]\n");
        file("r.yaml", CONFIG_MAP);
        link("o/l.yaml", "../r.yaml");

        assertThat(build("o")).isEqualTo(Exit.FINDINGS);
        assertThat(err())
                .startsWith(
                        "o/kustomization.yaml:1:13: error: load-restriction: \"l.yaml\" leads to \"r.yaml\", which is"
                                + " not in or below \"o\"");
        assertThat(out()).isEmpty();
        assertThat(build("o", "--load-restrictor", "LoadRestrictionsNone")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo(CONFIG_MAP);
    }

    @Test
    void a_directory_behind_a_link_is_a_base_where_it_really_lies() throws Exception {
        file("real/deep/base/kustomization.yaml", "resources: [../c]\n");
        file("real/deep/c/kustomization.yaml", "resources: [c.yaml]\n");
        file("real/deep/c/c.yaml", CONFIG_MAP);
        file("app/kustomization.yaml", "resources: [base]\n");
        link("app/base", "../real/deep/base");
        link("entry", "app");

        assertThat(build("entry")).isEqualTo(Exit.CLEAN);
        assertThat(out()).isEqualTo(CONFIG_MAP);
    }

    @Test
    void a_kustomization_file_behind_a_link_out_of_its_directory_does_not_count() throws Exception {
        file("k.yaml", "resources: [c.yaml]\n");
        file("o/c.yaml", CONFIG_MAP);
        link("o/kustomization.yaml", "../k.yaml");

        assertThat(build("o")).isEqualTo(Exit.FINDINGS);
        assertThat(err()).contains("no-kustomization-file");
    }

    @Test
    void links_that_lead_in_circles_or_nowhere_are_missing_files() throws Exception {
        file("kustomization.yaml", "resources: [one.yaml]\n");
        link("one.yaml", "two.yaml");
        link("two.yaml", "one.yaml");

        assertThat(build()).isEqualTo(Exit.FINDINGS);
        assertThat(err()).startsWith("kustomization.yaml:1:13: error: missing-file: ");
    }
}
