package dev.sluice.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.text.Edits;
import dev.sluice.yaml.Scalar.Style;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every text and every value. */
final class YamlLawsTest {
    private static final String MARKER = "\"marker\"";

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_was_printed_reads_as_the_same_value(long seed) {
        for (int round = 0; round < 25; round++) {
            Node value = new RandomYaml(seed * 1_000 + round).value(0);
            YamlFile read = Texts.parse(YamlPrinter.print(value));

            assertThat(read.rejections()).isEmpty();
            assertThat(
                            read.documents().isEmpty()
                                    ? "null"
                                    : GoJson.print(read.documents().get(0)))
                    .isEqualTo(GoJson.print(value));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void printing_twice_changes_nothing(long seed) {
        List<Node> documents = Texts.parse(new RandomYaml(seed).text()).documents();
        String printed = YamlPrinter.print(documents);

        assertThat(YamlPrinter.print(Texts.parse(printed).documents())).isEqualTo(printed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void json_is_read_as_the_value_it_was_printed_from(long seed) {
        Node value = new RandomYaml(seed).value(0);
        List<Node> read = Texts.parse(GoJson.print(value)).documents();

        assertThat(read.isEmpty() ? "null" : GoJson.print(read.get(0))).isEqualTo(GoJson.print(value));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_text_at_the_span_of_a_scalar_is_that_scalar(long seed) {
        for (int round = 0; round < 25; round++) {
            YamlFile file = Texts.parse(new RandomYaml(seed * 1_000 + round).text());

            assertThat(file.rejections()).as(file.lines().text()).isEmpty();
            for (Node document : file.documents()) {
                Texts.scalars(document).forEach(scalar -> assertDecodes(file, scalar));
            }
        }
    }

    /** A block is read with its last line break, which its span leaves out; one with a fixed indentation needs its place. */
    private static void assertDecodes(YamlFile file, Scalar scalar) {
        String source = file.lines().at(scalar.span());
        if (source.isEmpty()) {
            assertThat(scalar.text()).isEmpty();
        } else if (scalar.style() == Style.PLAIN) {
            assertThat(source).isEqualTo(scalar.text());
        } else if (!source.startsWith("|2")) {
            boolean unfinished = source.length() == file.lines().text().length()
                    || file.lines().text().endsWith(source);
            Scalar decoded = (Scalar) Texts.document("x: " + source.replace("\n", "\n ") + (unfinished ? "" : "\n"))
                    .at("x")
                    .orElseThrow();
            assertThat(decoded.text()).as(source).isEqualTo(scalar.text());
            assertThat(decoded.style()).isEqualTo(scalar.style());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void replacing_the_text_of_a_scalar_replaces_that_scalar_and_nothing_else(long seed) {
        YamlFile file = Texts.parse(new RandomYaml(seed).text());
        for (Node document : file.documents()) {
            for (Scalar scalar : Texts.values(document)) {
                String replacement = scalar.text().isEmpty() ? " " + MARKER : MARKER;
                String edited = Edits.apply(file.lines().text(), Set.of(new Edits.Change(scalar.span(), replacement)));

                assertThat(Texts.json(edited))
                        .as(edited)
                        .isEqualTo(file.documents().stream()
                                .map(each -> GoJson.print(marked(each, scalar)))
                                .toList());
            }
        }
    }

    private static Node marked(Node node, Scalar wanted) {
        if (node == wanted) {
            return Scalar.string("marker", node.origin());
        }
        if (node instanceof Sequence sequence) {
            return sequence.withItems(
                    sequence.items().stream().map(item -> marked(item, wanted)).toList());
        }
        if (node instanceof Mapping mapping) {
            return mapping.withEntries(mapping.entries().stream()
                    .map(entry -> entry.withValue(marked(entry.value(), wanted)))
                    .toList());
        }
        return node;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_collection_spans_all_that_is_in_it(long seed) {
        for (Node document : Texts.parse(new RandomYaml(seed).text().replaceAll("\\*a\\d", "z"))
                .documents()) {
            assertHolds(document);
        }
    }

    private static void assertHolds(Node node) {
        if (node instanceof Mapping mapping) {
            for (Mapping.Entry entry : mapping.entries()) {
                assertThat(node.span().contains(entry.key().span())).isTrue();
                assertThat(node.span().contains(entry.value().span())).isTrue();
                assertHolds(entry.value());
            }
        } else if (node instanceof Sequence sequence) {
            for (Node item : sequence.items()) {
                assertThat(node.span().contains(item.span())).isTrue();
                assertHolds(item);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_text_at_the_span_of_a_comment_is_that_comment(long seed) {
        YamlFile file = Texts.parse(new RandomYaml(seed).text());

        assertThat(file.comments())
                .allSatisfy(
                        comment -> assertThat(file.lines().at(comment.span())).isEqualTo("#" + comment.text()));
    }
}
