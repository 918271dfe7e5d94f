package dev.sluice.build.substitution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.build.substitution.Variables.Unset;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any object. */
class SubstitutionLawsTest {
    private static final Origin.Written SOMEWHERE = new Origin.Written(Span.startOf(RepoPath.of("a.yaml")));
    private static final List<String> TEXTS = List.of(
            "",
            "plain",
            " lead",
            "trail ",
            "a: b",
            "# c",
            "x #y",
            "- d",
            "yes",
            "0x10",
            "1.50",
            "null",
            "2024-01-01",
            "it's",
            "say \"hi\"",
            "back\\slash",
            "tab\there",
            "line\n",
            "two\nlines",
            "\nlead\n",
            "gap\n\n  deep\n\n",
            "é ✓ \uD83D\uDE00",
            "[a, b]",
            "{a}",
            "*x",
            "&y",
            "!z",
            "%p",
            "@q",
            "`r",
            "---",
            "a long text with many words ".repeat(8));

    @ParameterizedTest
    @MethodSource("seeds")
    void everything_around_an_expression_stays_as_it_was(long seed) {
        Random random = new Random(seed);
        Mapping around = (Mapping) node(random, 4);
        Mapping before = around.with("expression", Scalar.string("a-${v}", SOMEWHERE));
        Variables variables = Variables.of(Map.of("v", new Variable(Scalar.string("b", SOMEWHERE))), Unset.FAIL);

        Substitution.Outcome outcome = Substitution.of(before, variables);

        assertThat(outcome.fault()).isEmpty();
        assertThat(outcome.root().text("expression")).contains("a-b");
        assertThat(outcome.root().without("expression")).isEqualTo(around);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void without_variables_an_object_without_dollars_is_what_it_was(long seed) {
        Mapping object = (Mapping) node(new Random(seed), 4);
        String text = YamlPrinter.print(object);

        for (Unset unset : Unset.values()) {
            Variables none = Variables.of(Map.of(), unset);
            assertThat(Substitution.of(object, none)).isEqualTo(new Substitution.Outcome(object, Optional.empty()));
            assertThat(Expander.expand((Template) Template.parse(text), none)).isEqualTo(new Expansion(text));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_text_is_a_template_or_a_failure_and_never_an_exception(long seed) {
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "${", "$", "}", "{", "a", "é", ":", "=", "-", "/", "//", "#", "%", "*", "[", "]", "^", ",", "\\", "\n",
                "\0");
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        Variables variables = Variables.of(ExpanderTest.variables("a=x/é.y"), Unset.KEEP);

        Parsed parsed = Template.parse(text.toString());

        if (parsed instanceof Template template) {
            assertThat(Expander.expand(template, variables)).isNotNull();
        } else {
            assertThat(((Failure) parsed).at()).isBetween(0, text.length());
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    private static Node node(Random random, int depth) {
        int size = random.nextInt(depth == 4 ? 6 : 4);
        if (depth == 4 || (depth > 0 && random.nextInt(3) == 0)) {
            Mapping mapping = new Mapping(List.of(), SOMEWHERE);
            for (int i = 0; i < size; i++) {
                mapping = mapping.with(TEXTS.get(random.nextInt(TEXTS.size())) + i, node(random, depth - 1));
            }
            return mapping;
        }
        if (depth > 0 && random.nextInt(3) == 0) {
            List<Node> items = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                items.add(node(random, depth - 1));
            }
            return new Sequence(items, SOMEWHERE);
        }
        return random.nextInt(6) == 0
                ? Scalar.of("12", Scalar.Kind.INT, SOMEWHERE)
                : Scalar.string(TEXTS.get(random.nextInt(TEXTS.size())), SOMEWHERE);
    }
}
