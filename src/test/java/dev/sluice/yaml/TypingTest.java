package dev.sluice.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.text.Span;
import dev.sluice.yaml.Scalar.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Types and canonical texts, as go-yaml v3 3.0.5 and v2 2.4.4 were seen to give them. */
final class TypingTest {

    @ParameterizedTest
    @CsvFileSource(resources = "typing.csv", quoteCharacter = '\'', useHeadersInDisplayName = true, emptyValue = "")
    void a_plain_scalar_has_the_type_that_go_gives_it(String plain, Kind v3, Kind v2, String canonical) {
        assertThat(Typing.v3(plain)).isEqualTo(v3);
        assertThat(Typing.v2(plain)).isEqualTo(v2);
        assertThat(Numbers.canonical(Scalar.of(plain, v3, new Origin.Written(Span.startOf(Texts.PATH)))))
                .isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"0x10,16", "True,TRUE", "1.0,1e0", "1_0,10", "~,null", "2001-01-01,2001-1-1"})
    void scalars_of_the_same_type_are_compared_by_what_they_mean(String one, String other) {
        assertThat(Texts.scalar("a: " + one + "\n", "a").sameValue(Texts.scalar("a: " + other + "\n", "a")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1,'''1'''", "true,'\"true\"'", "a,b"})
    void scalars_of_other_type_or_text_differ(String one, String other) {
        assertThat(Texts.scalar("a: " + one + "\n", "a").sameValue(Texts.scalar("a: " + other + "\n", "a")))
                .isFalse();
    }
}
