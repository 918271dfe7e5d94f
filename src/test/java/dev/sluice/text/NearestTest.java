package dev.sluice.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {
    private static final List<String> FIELDS = List.of("replicas", "selector", "template", "url");

    @Test
    void a_slip_finds_what_was_meant() {
        assertThat(Nearest.of("replica", FIELDS)).hasValue("replicas");
        assertThat(Nearest.of("Replicas", FIELDS)).hasValue("replicas");
        assertThat(Nearest.of("relpicas", FIELDS)).hasValue("replicas");
        assertThat(Nearest.of("ulr", FIELDS)).hasValue("url");
    }

    @Test
    void another_word_finds_nothing() {
        assertThat(Nearest.of("strategy", FIELDS)).isEmpty();
        assertThat(Nearest.of("abc", FIELDS)).isEmpty();
        assertThat(Nearest.of("x", List.of())).isEmpty();
    }
}
