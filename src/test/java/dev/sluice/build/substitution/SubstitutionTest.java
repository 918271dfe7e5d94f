package dev.sluice.build.substitution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.build.substitution.Variables.Unset;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sealed;
import dev.sluice.yaml.YamlParser;
import dev.sluice.yaml.YamlPrinter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {
    private static final RepoPath FILE = RepoPath.of("app.yaml");

    @ParameterizedTest(name = "{0} becomes {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    8080       | INT    | 8080
                    +1         | INT    | +1
                    1_000      | INT    | 1_000
                    0123       | INT    | 0123
                    0x10       | INT    | 0x10
                    1.10       | FLOAT  | 1.10
                    .5         | FLOAT  | .5
                    1e3        | FLOAT  | 1e3
                    True       | BOOL   | true
                    yes        | BOOL   | true
                    on         | BOOL   | true
                    Y          | BOOL   | true
                    no         | BOOL   | false
                    Off        | BOOL   | false
                    ~          | NULL   | ~
                    2024-01-01 | STRING | 2024-01-01
                    12:30:45   | STRING | 12:30:45
                    x # y      | STRING | x
                    !!str 123  | STRING | 123
                    "123"      | STRING | 123
                    """)
    void the_type_of_a_value_is_found_anew(String value, Scalar.Kind kind, String text) {
        Mapping after = substituted("spec: {port: \"${v}\"}", "v=" + value);

        Scalar port = (Scalar) after.at("spec.port").orElseThrow();
        assertThat(port.kind()).isEqualTo(kind);
        assertThat(port.text()).isEqualTo(text);
    }

    @Test
    void v44_quotes_from_a_variable_make_a_string() {
        assertThat(substituted("spec: {port: '${q}${number}${q}'}", "q=\";number=123")
                        .at("spec.port"))
                .hasValueSatisfying(port -> assertThat(((Scalar) port).kind()).isEqualTo(Scalar.Kind.STRING));
    }

    @Test
    void v42_a_label_takes_its_default() {
        assertThat(substituted("metadata: {labels: {env: '${env:=dev}'}}", "_Region=eu;zone=a")
                        .text("metadata.labels.env"))
                .contains("dev");
    }

    @Test
    void v45_a_tag_from_a_variable_makes_a_string() {
        assertThat(substituted("spec: {port: '${numberStr}'}", "numberStr=!!str 123")
                        .at("spec.port"))
                .hasValueSatisfying(port -> assertThat(((Scalar) port).kind()).isEqualTo(Scalar.Kind.STRING));
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740992, 9007199254740992",
        "9007199254740993, 9007199254740992",
        "-9007199254740995, -9007199254740996",
        "12345678901234567, 12345678901234568",
        "1000000, 1000000"
    })
    void numbers_beyond_53_bits_are_rounded_whether_they_are_filled_in_or_only_beside(String number, String rounded) {
        Mapping after = substituted("spec: {n: " + number + ", text: '" + number + "', filled: '${v}'}", "v=" + number);

        assertThat(after.text("spec.n")).contains(rounded);
        assertThat(after.text("spec.filled")).contains(rounded);
        assertThat(after.text("spec.text")).contains(number);
        assertThat(substituted("spec: {n: " + number + "}", "v=x").text("spec.n"))
                .contains(rounded);
    }

    @Test
    void v48_an_empty_value_makes_a_null() {
        Mapping after = substituted("metadata: {labels: {a: \"${empty}\"}}", "empty=");

        assertThat(((Scalar) after.at("metadata.labels.a").orElseThrow()).isNull())
                .isTrue();
    }

    @Test
    void a_value_can_be_a_list_or_a_mapping() {
        Mapping after = substituted("spec: {hosts: '${hosts}'}", "hosts=[a, {b: c}]");

        assertThat(after.text("spec.hosts[1].b")).contains("c");
        assertThat(after.at("spec.hosts[1].b").orElseThrow().origin()).isInstanceOf(Origin.Substituted.class);
    }

    @Test
    void keys_and_names_are_filled_in_too() {
        Mapping after = substituted("metadata: {name: 'app-${env}', labels: {'${env}/x': a}}", "env=prod");

        assertThat(after.text("metadata.name")).contains("app-prod");
        assertThat(after.at("metadata.labels").orElseThrow().child("prod/x")).isNotNull();
    }

    @Test
    void a_value_knows_the_expression_and_the_variables_it_came_from() {
        Mapping after = substituted("spec:\n  host: app.${domain}\n  replicas: 2\n", "domain=example.org");

        Node host = after.at("spec.host").orElseThrow();
        assertThat(host.span()).hasToString("app.yaml:2:9");
        assertThat(host.origin().chain()).extracting(Object::toString).containsExactly("app.yaml:2:9", "vars.yaml:1:1");
        assertThat(after.at("spec.replicas").orElseThrow().origin()).isInstanceOf(Origin.Written.class);
    }

    @Test
    void texts_of_every_shape_survive_the_way_through_text() {
        String manifest = """
                metadata: {name: "${n}"}
                data:
                  block: |
                    # a comment
                    key: ${n}

                      indented
                  leading: "  two blanks: ${n} "
                  tab: "a\\t${n}"
                  colon: 'a: b ${n}'
                  apostrophe: "it's # not ${n}"
                  kept: |+
                    ${n}

                  number: "12"
                  bool: "yes"
                  empty: ""
                  list: [[a, "${n}"], {}, []]
                  emoji: "\\U0001F600 ${n}"
                """;

        Mapping before = parsed(manifest);
        Mapping after = substituted(manifest, "n=x1");

        assertThat(YamlPrinter.print(after)).isEqualTo(YamlPrinter.print(parsed(manifest.replace("${n}", "x1"))));
        assertThat(after.at("data.number")).isEqualTo(before.at("data.number"));
    }

    @Test
    void an_object_without_expressions_is_the_same_object() {
        Mapping before = parsed("spec: {a: 'yes', b: 0x10, cost: $5}");

        assertThat(Substitution.of(before, variables("a=b", Unset.FAIL)).root()).isSameAs(before);
    }

    @Test
    void an_object_can_opt_out_but_only_with_the_exact_word() {
        String spelled = "metadata: {annotations: {kustomize.toolkit.fluxcd.io/substitute: %s}}\nspec: {a: '${v}'}";

        assertThat(substituted(spelled.formatted("disabled"), "v=x").text("spec.a"))
                .contains("${v}");
        assertThat(substituted(spelled.formatted("Disabled"), "v=x").text("spec.a"))
                .contains("x");
    }

    @Test
    void a_foreign_expression_is_reported_where_it_stands() {
        Fault fault = fault("metadata: {name: a}\ndata:\n  script: echo ${HOME} ${arr[@]}\n", "v=x");

        assertThat(fault.kind()).isEqualTo(FaultKind.SUBSTITUTION_FAILED);
        assertThat(fault.span()).hasToString("app.yaml:3:11");
        assertThat(fault.detail()).isEqualTo("missing closing brace in \"${arr[@]}\"");
        assertThat(fault.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("$${"));
    }

    @Test
    void an_unset_variable_is_reported_by_name() {
        Fault fault = Substitution.of(parsed("spec: {a: b, c: '${nope}'}"), variables("v=x", Unset.FAIL))
                .fault()
                .orElseThrow();

        assertThat(fault.detail()).isEqualTo("variable \"nope\" has no value and no default");
        assertThat(fault.span()).hasToString("app.yaml:1:17");
    }

    @Test
    void a_value_that_breaks_the_yaml_is_reported_without_the_value() {
        Fault fault = fault("spec: {a: '${v}'}", "v=a: b: *c");

        assertThat(fault.detail()).contains("no valid YAML").doesNotContain("*c");
    }

    @Test
    void what_a_secret_variable_fills_in_is_sealed() {
        Scalar cipher = Scalar.string(
                        "ENC[x]", new Origin.Written(parsed("a: b").span()))
                .sealedAs(Sealed.opened(RepoPath.of("s.enc.yaml"), Scalar.Kind.STRING, "hush.example.org"));
        Variables variables = Variables.of(Map.of("domain", new Variable(cipher)), Unset.FAIL);

        Mapping after = Substitution.of(parsed("spec: {host: 'app.${domain}', b: c}"), variables)
                .root();

        Scalar host = (Scalar) after.at("spec.host").orElseThrow();
        assertThat(host.text()).isEqualTo("app.${domain}");
        assertThat(host.sealed())
                .isNotNull()
                .satisfies(seal -> assertThat(seal.reveal()).isEqualTo("app.hush.example.org"));
        assertThat(after.toString()).doesNotContain("hush");
    }

    private static Mapping substituted(String manifest, String assignments) {
        Substitution.Outcome outcome = Substitution.of(parsed(manifest), variables(assignments, Unset.FAIL));
        assertThat(outcome.fault()).isEmpty();
        return outcome.root();
    }

    private static Fault fault(String manifest, String assignments) {
        return Substitution.of(parsed(manifest), variables(assignments, Unset.EMPTY))
                .fault()
                .orElseThrow();
    }

    private static Variables variables(String assignments, Unset unset) {
        return Variables.of(ExpanderTest.variables(assignments), unset);
    }

    private static Mapping parsed(String manifest) {
        return (Mapping) YamlParser.parse(FILE, manifest).documents().get(0);
    }
}
