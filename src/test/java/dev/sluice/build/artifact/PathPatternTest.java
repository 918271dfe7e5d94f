package dev.sluice.build.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "apps/*, apps/a, true",
        "apps/*, apps/a/b, false",
        "apps/**, apps/a, true",
        "apps/**, apps/a/b, false",
        "a?c, abc, true",
        "a?c, a/c, false",
        "[a-c].yaml, b.yaml, true",
        "[^a-c].yaml, b.yaml, false",
        "'{a,b}', a, false",
        "'{a,b}', '{a,b}', true",
        "a\\*, a*, true",
        "*.y.ml, .y.ml, true"
    })
    void a_glob_goes_segment_by_segment(String pattern, String path, boolean matches) {
        assertThat(PathPattern.glob(pattern).orElseThrow().matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "**/*.md, a.md, true",
        "**/*.md, a/b/c.md, true",
        "a/**, a, true",
        "a/**, a/b/c, true",
        "a/**/z, a/z, true",
        "a/**/z, a/b/c/z, true",
        "a**z, a/z, false",
        "a**z, abz, true",
        "**, a/b, true",
        "'{a,b/*}.yaml', b/c.yaml, true",
        "'{a,b}.yaml', c.yaml, false",
        "[!a].yaml, b.yaml, true",
        "[!a].yaml, a.yaml, false"
    })
    void two_stars_and_braces_count_where_files_are_left_out(String pattern, String path, boolean matches) {
        assertThat(PathPattern.doubleStar(pattern).orElseThrow().matches(path)).isEqualTo(matches);
    }

    @Test
    void a_malformed_pattern_is_none() {
        assertThat(PathPattern.glob("[a")).isEmpty();
        assertThat(PathPattern.doubleStar("{a")).isEmpty();
    }
}
