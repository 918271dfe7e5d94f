package dev.sluice.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Lint;
import dev.sluice.cli.Option;
import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The goal and the command offer the same, as the descriptor that Maven reads tells it. */
final class LintMojoTest {
    private static final String MOJO = "//mojo[goal='lint']";
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    @Test
    void the_goal_has_every_option_of_the_command_and_no_other() throws Exception {
        TreeSet<String> expected = new TreeSet<>(List.of("repository", "skip"));
        Lint.options().forEach(option -> expected.add(option.name()));

        assertThat(editable()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.cli.Lint#options")
    void a_parameter_takes_what_the_option_takes(Option option) throws Exception {
        String parameter = MOJO + "//parameter[name='" + option.name() + "']";

        assertThat(text(parameter + "/type")).isEqualTo(type(option));
        assertThat(text(MOJO + "/configuration/" + option.name())).isEqualTo("${sluice." + option.name() + "}");
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.cli.Lint#options")
    void what_a_parameter_is_set_to_reaches_the_option(Option option) throws Exception {
        LintMojo mojo = new LintMojo();
        set(mojo, "repository", new File("fleet"));
        assertThat(mojo.arguments().options()).isEmpty();

        set(mojo, field(option.name()), !option.takesValue() ? true : option.repeatable() ? List.of("x", "y") : "x");

        List<String> given =
                !option.takesValue() ? List.of("") : option.repeatable() ? List.of("x", "y") : List.of("x");
        assertThat(mojo.arguments().options()).containsOnlyKeys(option.name()).containsEntry(option.name(), given);
        assertThat(mojo.arguments().operands()).containsExactly("fleet");
    }

    @Test
    void without_a_phase_it_runs_when_the_build_verifies() throws Exception {
        assertThat(text(MOJO + "/phase")).isEqualTo("verify");
        assertThat(text(MOJO + "/threadSafe")).isEqualTo("true");
        assertThat(text(MOJO + "/requiresProject")).isEqualTo("false");
    }

    private static String type(Option option) {
        if (!option.takesValue()) {
            return "boolean";
        }
        return option.repeatable() ? "java.util.List" : "java.lang.String";
    }

    /** The Java spelling of a name: {@code failOn} for {@code fail-on}. */
    private static String field(String name) {
        String[] words = name.split("-");
        StringBuilder field = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            field.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return field.toString();
    }

    static void set(LintMojo mojo, String name, Object value) throws ReflectiveOperationException {
        Field field = LintMojo.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(mojo, value);
    }

    private static List<String> editable() throws Exception {
        NodeList found = (NodeList)
                XPATH.evaluate(MOJO + "//parameter[editable='true']/name", descriptor(), XPathConstants.NODESET);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            names.add(found.item(i).getTextContent());
        }
        return names;
    }

    private static String text(String path) throws Exception {
        return XPATH.evaluate(path, descriptor());
    }

    private static Element descriptor() throws Exception {
        try (var in = Files.newInputStream(Path.of("target/classes/META-INF/maven/plugin.xml"))) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        }
    }
}
