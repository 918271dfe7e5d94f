package dev.sluice.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.text.Span;
import dev.sluice.yaml.Scalar.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types and canonical texts, as go-yaml v3 3.0.5 and v2 2.4.4 were seen to give them. */
final class TypingTest {

    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {
                "'',NULL,NULL,null",
                "~,NULL,NULL,null",
                "Null,NULL,NULL,null",
                "NULL,NULL,NULL,null",
                "nULL,STRING,STRING,nULL",
                "true,BOOL,BOOL,true",
                "True,BOOL,BOOL,true",
                "FALSE,BOOL,BOOL,false",
                "tRUE,STRING,STRING,tRUE",
                "yes,STRING,BOOL,yes",
                "On,STRING,BOOL,On",
                "y,STRING,BOOL,y",
                "N,STRING,BOOL,N",
                "nO,STRING,STRING,nO",
                "1,INT,INT,1",
                "-1,INT,INT,-1",
                "+1,INT,INT,1",
                "0777,INT,INT,511",
                "0o17,INT,INT,15",
                "0O17,INT,INT,15",
                "0x1F,INT,INT,31",
                "-0b101,INT,INT,-5",
                "1_000,INT,INT,1000",
                "0x,STRING,STRING,0x",
                "0888,FLOAT,FLOAT,888",
                "9223372036854775808,INT,INT,9223372036854775808",
                "18446744073709551616,FLOAT,FLOAT,18446744073709552000",
                "1.0,FLOAT,FLOAT,1",
                ".5,FLOAT,FLOAT,0.5",
                "5.,FLOAT,FLOAT,5",
                "1e3,FLOAT,FLOAT,1000",
                "0.1_0,FLOAT,FLOAT,0.1",
                "1e20,FLOAT,FLOAT,100000000000000000000",
                "1e21,FLOAT,FLOAT,1e+21",
                "1e-7,FLOAT,FLOAT,1e-7",
                "1e400,STRING,STRING,1e400",
                "1e,STRING,STRING,1e",
                ".,STRING,STRING,.",
                "-,STRING,STRING,-",
                "1.2.3,STRING,STRING,1.2.3",
                ".inf,FLOAT,FLOAT,.inf",
                "-.Inf,FLOAT,FLOAT,-.inf",
                "+.INF,FLOAT,FLOAT,.inf",
                ".NaN,FLOAT,FLOAT,.nan",
                "-.nan,STRING,STRING,-.nan",
                "2001-01-01,TIMESTAMP,STRING,2001-01-01T00:00:00Z",
                "2001-1-2,TIMESTAMP,STRING,2001-01-02T00:00:00Z",
                "2001-12-14t21:59:43.10-05:00,TIMESTAMP,STRING,2001-12-14T21:59:43.1-05:00",
                "2001-12-14 21:59:43,TIMESTAMP,STRING,2001-12-14T21:59:43Z",
                "2001-12-14T21:59:43,STRING,STRING,2001-12-14T21:59:43",
                "2001-02-30,STRING,STRING,2001-02-30",
                "1:30,STRING,STRING,1:30",
                "10.0.0.1,STRING,STRING,10.0.0.1",
                "1Gi,STRING,STRING,1Gi",
                "<<,STRING,STRING,<<"
            })
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
