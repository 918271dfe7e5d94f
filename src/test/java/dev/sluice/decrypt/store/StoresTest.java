package dev.sluice.decrypt.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decrypt.sops.Item;
import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Remark;
import dev.sluice.decrypt.sops.Item.Row;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlParser;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StoresTest {
    @Test
    void yaml_comments_stand_where_sops_walks_them() {
        assertThat(yaml("""
                # head
                a: 1 # beside a
                # before b
                b: # beside b
                  # in b
                  c: 2
                  # end of b
                l:
                  - x # beside x
                  # before y
                  - y
                # foot
                """))
                .isEqualTo("{# head, # beside a, a=1, # before b, # beside b, b={# in b, c=2, # end of b},"
                        + " l=[# beside x, x, # before y, y], # foot}");
    }

    @Test
    void yaml_scalars_are_read_as_go_does() {
        assertThat(yaml("{a: 0x10, b: 1_000, c: 1.20, d: True, e: 2024-1-2, f: yes, g: ~, h: 010, i: -.inf}"))
                .isEqualTo("{a=16, b=1000, c=1.2, d=True, e=2024-01-02T00:00:00Z, f=yes, g=, h=8, i=-Inf}");
    }

    @Test
    void a_merge_key_is_an_ordinary_key() {
        assertThat(yaml("base: &b {x: 1}\nuse:\n  <<: *b\n  y: 2\n")).isEqualTo("{base={x=1}, use={<<={x=1}, y=2}}");
    }

    @Test
    void a_key_that_is_no_string_is_refused() {
        assertThat(read("yaml", "1: a\n").refusals())
                .extracting(Refusal::detail)
                .first()
                .asString()
                .contains("quote");
    }

    @Test
    void json_keeps_repeated_names_and_reads_the_first_value_only() {
        assertThat(shape(read("json", "{\"a\":1,\"a\":-0,\"b\":[1.0,\"\\ud83d\\ude00\",\"\\ud83d\"]} rest")))
                .isEqualTo("{a=1, a=0, b=[1, \uD83D\uDE00, \uFFFD]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[1]",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":\"\n\"}",
                "{\"a\":1e999}",
                "{\"a\"",
                "nul"
            })
    void what_is_no_json_object_is_refused(String text) {
        assertThat(read("json", text).refusals()).hasSize(1);
    }

    @Test
    void a_deeply_nested_json_file_is_refused() {
        assertThat(read("json", "[".repeat(200_000)).refusals()).hasSize(1);
    }

    @Test
    void ini_values_lose_quotes_blanks_and_comments() {
        String text = """
                top = 1
                [s]
                ; note
                a : "quoted"
                b = x ; inline
                c = `has # hash`
                d = \"""two
                lines\"""
                e = one \\
                  two
                f =
                a = again
                """;
        assertThat(shape(read("ini", text)))
                .isEqualTo("{DEFAULT={top=1}, s={a=again, b=x, #inline, c=has # hash, d=two\nlines, e=one two, f=}}");
    }

    @ParameterizedTest
    @CsvSource({"a__list_0__map_b=1;a__list_1__map_b=2, a[1].b, 2", "x__map_y__map_z=3, x.y.z, 3", "v=4, v, 4"})
    void flattened_metadata_is_nested_again(String lines, String path, String expected) {
        Stored stored = read("env", "sops_" + lines.replace(";", "\nsops_") + "\n");

        assertThat(stored.refusals()).isEmpty();
        Node block = stored.metadata();
        assertThat(block).isNotNull();
        assertThat(block.text(path)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1;a=2", "a=1;a__map_b=2", "a__list_1=x", "a__list_0=x;a__map_b=y"})
    void flattened_metadata_that_contradicts_itself_is_refused(String lines) {
        assertThat(read("env", "sops_" + lines.replace(";", "\nsops_")).refusals())
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"YAML"},
            mode = EnumSource.Mode.EXCLUDE)
    void any_bytes_are_read_without_an_exception(Format format) {
        Random random = new Random(3);
        byte[] alphabet = "{}[]\":,=#;`'\\\n ab0-.esops_[sops]__map___list_0".getBytes(StandardCharsets.US_ASCII);
        for (int attempt = 0; attempt < 20_000; attempt++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[random.nextInt(alphabet.length)];
            }
            SourceFile file = new SourceFile(RepoPath.of("any"), bytes);
            assertThat(format.store().read(file)).isNotNull();
        }
    }

    private static String yaml(String text) {
        return shape(YamlStore.read(YamlParser.parse(RepoPath.of("a.yaml"), text)));
    }

    private static Stored read(String extension, String text) {
        RepoPath path = RepoPath.of("a." + extension);
        return Format.of(path).store().read(new SourceFile(path, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String shape(Stored stored) {
        assertThat(stored.refusals()).isEmpty();
        return stored.documents().stream().map(StoresTest::shape).collect(Collectors.joining("; "));
    }

    private static String shape(Item item) {
        if (item instanceof Branch branch) {
            return branch.members().stream()
                    .map(member -> (member.key() == null ? "" : member.key() + "=") + shape(member.item()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (item instanceof Row row) {
            return row.items().stream().map(StoresTest::shape).collect(Collectors.joining(", ", "[", "]"));
        }
        return item instanceof Remark remark
                ? "#" + remark.text()
                : ((Leaf) item).value().text();
    }
}
