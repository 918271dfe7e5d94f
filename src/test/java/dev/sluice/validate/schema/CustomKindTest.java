package dev.sluice.validate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CustomKindTest {
    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {kind: Widget, plural: widgets}
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          required: [mode]
                          properties:
                            mode: {type: string, enum: [fast, slow], default: fast}
                            name: {type: string, minLength: 2, maxLength: 4, pattern: "^[a-z]+$"}
                            size: {type: integer, minimum: 1, maximum: 10, exclusiveMaximum: true}
                            port: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}
                            note: {type: string, nullable: true}
                            free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                            tags: {type: array, x-kubernetes-list-type: set, items: {type: string}, maxItems: 3}
                            a: {type: string}
                            b: {type: string}
                            step: {type: number, multipleOf: 5}
                            when: {type: string, format: date-time}
                            wait: {type: string, format: duration}
                            labels: {type: object, additionalProperties: {type: string}}
                          not: {required: [b, note]}
                          oneOf: [{required: [a]}, {required: [b]}]
            ---
            """;

    @Test
    void a_default_stands_in_for_a_missing_field() {
        assertThat(with("a: x")).isEmpty();
    }

    @Test
    void a_value_outside_the_enum_is_stated_with_the_allowed_ones() {
        assertThat(with("a: x, mode: medium"))
                .containsExactly("\"spec.mode\" is \"medium\"; allowed are \"fast\", \"slow\"");
    }

    @Test
    void texts_have_a_pattern_and_a_length() {
        assertThat(with("a: x, name: abc")).isEmpty();
        assertThat(with("a: x, name: AB")).containsExactly("\"spec.name\" is \"AB\", which does not match ^[a-z]+$");
        assertThat(with("a: x, name: \"\"")).containsExactly("\"spec.name\" must not be empty");
        assertThat(with("a: x, name: abcde")).containsExactly("\"spec.name\" may have 4 characters at most, not 5");
    }

    @Test
    void numbers_have_bounds() {
        assertThat(with("a: x, size: 9")).isEmpty();
        assertThat(with("a: x, size: 0")).containsExactly("\"spec.size\" is \"0\", but must be at least 1");
        assertThat(with("a: x, size: 10")).containsExactly("\"spec.size\" is \"10\", but must be less than 10");
        assertThat(with("a: x, step: 7")).containsExactly("\"spec.step\" is \"7\", but must be a multiple of 5");
    }

    @Test
    void a_whole_number_or_a_text_is_not_a_fraction() {
        assertThat(with("a: x, port: 80")).isEmpty();
        assertThat(with("a: x, port: http")).isEmpty();
        assertThat(with("a: x, port: 0.5"))
                .containsExactly("\"spec.port\" must be a whole number or a string, not the number \"0.5\"");
    }

    @Test
    void a_null_must_be_allowed_or_filled_in() {
        assertThat(with("a: x, note: null")).isEmpty();
        assertThat(with("a: x, mode: null")).isEmpty();
        assertThat(with("a: x, name: null")).containsExactly("\"spec.name\" must be a string, not null");
    }

    @Test
    void unknown_fields_are_kept_where_the_schema_says_so() {
        assertThat(with("a: x, free: {anything: {goes: [1]}}")).isEmpty();
        assertThat(with("a: x, labels: {any: key}")).isEmpty();
        assertThat(with("a: x, nmae: abc")).containsExactly("Widget has no field \"spec.nmae\"");
    }

    @Test
    void a_set_holds_a_value_once_and_no_list_is_longer_than_it_may_be() {
        assertThat(with("a: x, tags: [p, q, p]")).containsExactly("\"spec.tags\" has \"p\" twice");
        assertThat(with("a: x, tags: [p, q, r, s]"))
                .containsExactly("\"spec.tags\" has 4 items, but may have 3 at most");
    }

    @Test
    void alternatives_are_one_mistake() {
        assertThat(with("size: 1")).containsExactly("\"spec\" needs one of \"a\", \"b\"");
        assertThat(with("a: x, b: y")).containsExactly("\"spec\" may have only one of \"a\", \"b\"");
    }

    @Test
    void a_forbidden_combination_is_stated() {
        assertThat(with("b: y, note: z")).containsExactly("\"spec\" may not have \"b\", \"note\" here");
    }

    @Test
    void formats_are_judged() {
        assertThat(with("a: x, when: 2026-01-31T12:00:00Z, wait: 1m30s")).isEmpty();
        assertThat(with("a: x, when: yesterday"))
                .containsExactly("\"spec.when\" is \"yesterday\", which is not a time such as 2026-01-31T12:00:00Z");
        assertThat(with("a: x, wait: soon"))
                .containsExactly("\"spec.wait\" is \"soon\", which is not a duration such as 1m30s");
    }

    @Test
    void metadata_of_a_custom_kind_is_a_built_in_type() {
        assertThat(lines("metadata: {name: w, namespace: null, labels: {a: null}}\nspec: {a: x}"))
                .isEmpty();
        assertThat(lines("metadata: {name: w, lables: {a: b}}\nspec: {a: x}"))
                .containsExactly("Widget has no field \"metadata.lables\"");
    }

    @Test
    void a_kind_of_the_catalog_names_the_edition_that_judged_it() {
        Fault fault = Checked.faults("""
                        apiVersion: gateway.networking.k8s.io/v1
                        kind: GatewayClass
                        metadata: {name: internal}
                        spec: {controllerName: example.com/gateway, zzz: 1}
                        """).get(0);

        assertThat(fault.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("judged by Gateway API "));
    }

    @Test
    void kinds_that_an_installation_adds_to_an_alert_are_fine_but_slips_are_not() {
        assertThat(alert("FluxInstance")).isEmpty();
        assertThat(alert("HelmReleases")).hasSize(1);
    }

    private static List<String> alert(String kind) {
        return Checked.lines("""
                apiVersion: notification.toolkit.fluxcd.io/v1beta3
                kind: Alert
                metadata: {name: slack, namespace: flux-system}
                spec:
                  providerRef: {name: slack}
                  eventSources: [{kind: %s, name: "*"}]
                """.formatted(kind));
    }

    private static List<String> with(String spec) {
        return lines("metadata: {name: w}\nspec: {" + spec + "}");
    }

    private static List<String> lines(String rest) {
        return Checked.faults(DEFINITION + "apiVersion: example.com/v1\nkind: Widget\n" + rest).stream()
                .map(Fault::detail)
                .toList();
    }
}
