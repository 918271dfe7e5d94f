package dev.sluice.build.substitution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.build.substitution.Failure.Reason;
import dev.sluice.build.substitution.Variables.Unset;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sealed;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The templates of fluxcd/pkg envsubst's own tests, and what its grammar makes of stranger ones. */
class ExpanderTest {
    private static final Origin.Written SOMEWHERE = new Origin.Written(Span.startOf(RepoPath.of("vars.yaml")));
    private static final String FOR_TODAY = "p=/home/bozo/ideas/thoughts.for.today";
    private static final String ABC = "s=abcABC123ABCabc";
    private static final String DIGITS = "d=123456789123456789";

    @ParameterizedTest(name = "{0} {1} with {2}")
    @MethodSource("vectors")
    void expands_as_flux_does(String id, String template, String variables, String expected) {
        assertThat(expanded(template, variables, Unset.EMPTY)).as(id).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("failures")
    void fails_with_the_error_that_flux_gives(String id, String template, Reason expected) {
        assertThat(failure(template, "v=abc", Unset.EMPTY).reason()).as(id).isEqualTo(expected);
    }

    static Stream<Arguments> vectors() {
        return Stream.of(upstream(), escapes(), defaults(), pieces(), patterns())
                .flatMap(group -> group);
    }

    private static Stream<Arguments> upstream() {
        return Stream.of(
                vector("V01", "abcdEFGH28ij", "", "abcdEFGH28ij"),
                vector("V02", "${#v}", "v=abcdEFGH28ij", "12"),
                vector("V03", "${v^}", "v=abcdEFGH28ij", "AbcdEFGH28ij"),
                vector("V04", "${v^^}", "v=abcdEFGH28ij", "ABCDEFGH28IJ"),
                vector("V05", "${v,}", "v=ABCDEFGH28IJ", "aBCDEFGH28IJ"),
                vector("V06", "${v,,}", "v=ABCDEFGH28IJ", "abcdefgh28ij"),
                vector("V07", "${p:11}", FOR_TODAY, "ideas/thoughts.for.today"),
                vector("V08", "${p:11:5}", FOR_TODAY, "ideas"),
                vector("V09", "${v=xyz}", "v=abc", "abc"),
                vector("V10", "${v=xyz}", "", "xyz"),
                vector("V11", "something ${v=${d}}", "d=foo", "something foo"),
                vector("V12", "foo: ${v=${d}-suffix}", "d=foo1", "foo: foo1-suffix"),
                vector("V13", "foo: ${v=prefix${d}-suffix}", "d=foo1", "foo: prefixfoo1-suffix"),
                vector("V14", "${v:=xyz}", "", "xyz"),
                vector("V15", "${s/%abc/XYZ}", ABC, "abcABC123ABCXYZ"),
                vector("V16", "${s/#abc/XYZ}", ABC, "XYZABC123ABCabc"),
                vector("V17", "${s//abc/xyz}", ABC, "xyzABC123ABCxyz"),
                vector("V18", "${s/abc/xyz}", ABC, "xyzABC123ABCabc"),
                vector("V19", "${f#*.}", "f=bash.string.txt", "string.txt"),
                vector("V20", "${f##*.}", "f=bash.string.txt", "txt"),
                vector("V21", "${f%.*}", "f=bash.string.txt", "bash.string"),
                vector("V22", "${f%%.*}", "f=bash.string.txt", "bash"),
                vector("V23", "${f#*/}", "f=/path/to/file", "path/to/file"),
                vector("V24", "${f##*/}", "f=/path/to/file", "file"),
                vector("V25", "${v=${w^^}}", "w=abcdEFGH28ij", "ABCDEFGH28IJ"));
    }

    private static Stream<Arguments> escapes() {
        return Stream.of(
                vector("V26", "$${v}", "v=x", "${v}"),
                vector("V27", "some text ${v}$${var$${v}$v${v}", "v=abc", "some text abc${var${v}$vabc"),
                vector("V28", "something $${var=${d}}", "d=foo", "something ${var=foo}"),
                vector("V29", "${s/\\//-}", "s=foo/bar", "foo-bar"),
                vector("V30", "${s//\\//-}", "s=foo/bar/baz", "foo-bar-baz"),
                vector("V31", "\\\\something ${v=${d}}", "d=foo", "\\\\something foo"),
                vector("V32", "${s/./}", "s=foo.bar", "foobar"),
                vector("V49", "$$", "", "$"),
                vector("V49", "$$$$", "", "$$"),
                vector("V49", "$$${v}", "v=x", "$x"),
                vector("V50", "$v $(v) a$", "v=x", "$v $(v) a$"),
                vector("V71", "${v:=$${x}}", "x=X", "$X"),
                vector("V71", "${v:=$$}", "", "$$"),
                vector("V72", "${v:={\"a\":1}}", "", "{\"a\":1}"),
                vector("V73", "${v:=a}b}", "", "ab}"),
                vector("V74", "${v/$$/x}", "v=a$b", "axb"));
    }

    private static Stream<Arguments> defaults() {
        return Stream.of(
                vector("V42", "${env:=dev}", "_Region=eu;zone=a", "dev"),
                vector("V52", "${v:+alt}", "v=x", "x"),
                vector("V52", "${v:+alt}", "", "alt"),
                vector("V53", "${v:?msg}", "", "msg"),
                vector("V54", "${v=d}${v:-d}", "v=", "dd"),
                vector("V55", "${v:=}", "", ""),
                vector("V60", "${1a}", "", ""));
    }

    private static Stream<Arguments> pieces() {
        return Stream.of(
                vector("V37", "${d:0:8}", DIGITS, "12345678"),
                vector("V38", "${d:9:50}", DIGITS, "123456789"),
                vector("V39", "${d:${n}:2}", DIGITS + ";n=-3", "78"),
                vector("V40", "${d:${n}:3}", DIGITS + ";n=-300", "123"),
                vector("V41", "${d:9:1}", "d=12345678", ""),
                vector("V61", "${v: -2}", "v=abcdef", "abcdef"),
                vector("V61", "${v:x}", "v=abcdef", "abcdef"),
                vector("V62", "${v:${n}}", "v=abcdef;n=-2", "ef"),
                vector("V63", "${v:2:-1}", "v=hello world", "llo worl"),
                vector("V64", "${#v}", "v=é", "2"),
                vector("V64", "${v:0:1}", "v=é", "\uFFFD"));
    }

    private static Stream<Arguments> patterns() {
        return Stream.of(
                vector("V65", "${v/a} and/or} tail", "v=abc", "abc tail"),
                vector("V66", "${v/a//b}", "v=abc", "bbc"),
                vector("V66", "${v/a/\\/b}", "v=abc", "/bbc"),
                vector("V67", "${v/#a/}", "v=abc", "abc"),
                vector("V67", "${v/*/x}", "v=abc", "abc"),
                vector("V68", "${v#*}", "v=abc", "bc"),
                vector("V68", "${v##*}", "v=abc", ""),
                vector("V69", "${v%[0-9]*}", "v=ab1cd2", "ab1cd2"),
                vector("V70", "${v#*[0-9]}", "v=ab1cd2", "cd2"));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                        failing("V51", Reason.CLOSING_BRACE, "${v-def}", "${v+alt}", "${v?msg}"),
                        failing(
                                "V56",
                                Reason.VARIABLE_NAME,
                                "${}",
                                "${ v }",
                                "${.Values.x}",
                                "${{ github.ref }}",
                                "${!v}"),
                        failing("V57", Reason.CLOSING_BRACE, "${v.y}", "${my-var}", "${arr[0]}", "${v@Q}", "${v"),
                        failing("V58", Reason.ARGUMENT, "${v:=abc", "${v:}", "${v#}", "${v/#/x}"),
                        failing(
                                "V59",
                                Reason.BAD_SUBSTITUTION,
                                "${#}",
                                "${v^^^}",
                                "${v^^a}",
                                "${v/a}",
                                "${v#a${w}}",
                                "${v:",
                                "${v:é}",
                                "${v:1${n}}"))
                .flatMap(group -> group);
    }

    @Test
    void v33_a_variable_that_is_set_but_empty_passes_strict_mode() {
        assertThat(expanded("${foo}", "foo=", Unset.FAIL)).isEmpty();
    }

    @Test
    void v34_an_unset_variable_fails_strict_mode_by_name() {
        assertThat(failure("a ${missing}", "", Unset.FAIL)).isEqualTo(new Failure(Reason.NOT_SET, 2, "missing"));
    }

    @ParameterizedTest
    @CsvSource({"${m:=default},default", "${m:-fallback},fallback", "${m=assigned},assigned", "${m:=},''"})
    void v35_a_default_passes_strict_mode(String template, String expected) {
        assertThat(expanded(template, "", Unset.FAIL)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${#m}",
                "${m^}",
                "${m,,}",
                "${m:0}",
                "${m:0:10}",
                "${m/a/b}",
                "${m//a/b}",
                "${m/#a/b}",
                "${m#p}",
                "${m%%p}",
                "${1a}"
            })
    void v36_what_reads_an_unset_variable_fails_strict_mode(String template) {
        assertThat(failure(template, "", Unset.FAIL).reason()).isEqualTo(Reason.NOT_SET);
    }

    @Test
    void v75_strict_mode_looks_at_defaults_that_are_not_used() {
        assertThat(failure("${a:=${b}}", "a=set", Unset.FAIL).name()).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-${a}-y", "${a^^}", "${a:0:${b}}", "${v#${a}}", "${v/x/${a}}", "${a//x/y}"})
    void what_is_not_known_stays_as_it_is_written(String template) {
        assertThat(expanded(template, "v=x", Unset.KEEP)).isEqualTo(template);
    }

    @Test
    void what_is_not_known_takes_its_default_and_stays_inside_another_one() {
        assertThat(expanded("${a:=x}/${a:=${b}}/${v}", "v=V", Unset.KEEP)).isEqualTo("x/${b}/V");
    }

    @Test
    void a_sealed_variable_that_no_key_opened_is_not_known_even_with_a_default() {
        Scalar sealed = Scalar.string("ENC[…]", SOMEWHERE)
                .sealedAs(Sealed.closed(RepoPath.of("vars.yaml"), Scalar.Kind.STRING));
        Variables variables = Variables.of(Map.of("v", new Variable(sealed)), Unset.FAIL);

        Expanded expanded = Expander.expand((Template) Template.parse("${v}/${v:=d}"), variables);

        assertThat(((Expansion) expanded).text()).isEqualTo("${v}/${v:=d}");
    }

    @Test
    void line_feeds_of_a_value_are_dropped() {
        assertThat(expanded("${v}", "v=\naz-1b\n", Unset.EMPTY)).isEqualTo("az-1b");
    }

    @Test
    void a_nul_character_ends_the_text() {
        assertThat(expanded("a${v}\0${", "v=b", Unset.EMPTY)).isEqualTo("ab");
    }

    @Test
    void endless_nesting_is_refused() {
        assertThat(failure("${a:=".repeat(100_000), "", Unset.EMPTY).reason()).isEqualTo(Reason.BAD_SUBSTITUTION);
    }

    @Test
    void a_text_that_would_explode_is_refused() {
        String variables = "v=" + "a".repeat(100_000) + ";w=" + "b".repeat(100_000);
        assertThat(failure("${v//a/${w}}", variables, Unset.EMPTY).reason()).isEqualTo(Reason.BAD_SUBSTITUTION);
    }

    @Test
    void an_expansion_does_not_show_its_text() {
        assertThat(new Expansion("secret").toString()).doesNotContain("secret");
    }

    private static Arguments vector(String id, String template, String variables, String expected) {
        return Arguments.of(id, template, variables, expected);
    }

    private static Stream<Arguments> failing(String id, Reason reason, String... templates) {
        return Stream.of(templates).map(template -> Arguments.of(id, template, reason));
    }

    private static String expanded(String template, String variables, Unset unset) {
        return ((Expansion) expand(template, variables, unset)).text();
    }

    private static Failure failure(String template, String variables, Unset unset) {
        return (Failure) expand(template, variables, unset);
    }

    private static Expanded expand(String template, String variables, Unset unset) {
        return Template.parse(template) instanceof Template good
                ? Expander.expand(good, Variables.of(variables(variables), unset))
                : (Failure) Template.parse(template);
    }

    static Map<String, Variable> variables(String assignments) {
        Map<String, Variable> variables = new TreeMap<>();
        for (String assignment : assignments.split(";")) {
            int equals = assignment.indexOf('=');
            if (equals > 0) {
                String value = assignment.substring(equals + 1);
                variables.put(assignment.substring(0, equals), new Variable(Scalar.string(value, SOMEWHERE)));
            }
        }
        return variables;
    }
}
