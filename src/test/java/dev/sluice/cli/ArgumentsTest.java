package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Arguments.Accepted;
import dev.sluice.cli.Arguments.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final List<Option> KNOWN = List.of(
            Option.values("key", "FILE", "a key"),
            Option.value("fail-on", "SEVERITY", "when to fail"),
            Option.flag("quiet", "say less").letter("q"));

    @Test
    void options_and_operands_may_be_mixed() {
        Arguments arguments = accepted("repo", "--key", "a.asc", "-q", "--key=b=c.asc", "--fail-on=never");

        assertThat(arguments.operands()).containsExactly("repo");
        assertThat(arguments.values("key")).containsExactly("a.asc", "b=c.asc");
        assertThat(arguments.has("quiet")).isTrue();
        assertThat(arguments.value("fail-on")).contains("never");
    }

    @Test
    void two_dashes_end_the_options() {
        assertThat(accepted("--", "--quiet").operands()).containsExactly("--quiet");
    }

    @Test
    void an_unknown_option_is_refused_by_name() {
        assertThat(refused("--kye=x")).contains("--kye");
        assertThat(refused("-z")).contains("-z");
    }

    @Test
    void a_value_that_is_missing_or_too_much_is_refused() {
        assertThat(refused("--key")).contains("--key FILE");
        assertThat(refused("--quiet=yes")).contains("takes no value");
        assertThat(refused("--fail-on", "a", "--fail-on", "b")).contains("given twice");
    }

    private static Arguments accepted(String... words) {
        return ((Accepted) Arguments.parse(List.of(words), KNOWN)).arguments();
    }

    private static String refused(String... words) {
        return ((Refused) Arguments.parse(List.of(words), KNOWN)).reason();
    }
}
