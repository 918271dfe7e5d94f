package dev.sluice.validate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.testing.Trees;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SchemaCheckTest {
    private static final String WIDGETS = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: widgets.example.com
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
                          required: [size]
                          properties:
                            size: {type: integer}
            """;
    private static final String WIDGET = """
            apiVersion: example.com/v1
            kind: Widget
            metadata:
              name: w
            spec:
              size: big
            """;

    @Test
    void a_good_object_has_no_fault() {
        assertThat(Checked.lines("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: settings
                  namespace: apps
                data:
                  a: b
                """)).isEmpty();
    }

    @Test
    void a_kind_without_schema_is_stated_once_with_the_number_of_its_objects() {
        List<Fault> faults = Checked.faults(WIDGET + "---\n" + WIDGET.replace("name: w", "name: x"));

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).kind()).isEqualTo(FaultKind.SCHEMA_MISSING);
        assertThat(faults.get(0).detail())
                .isEqualTo("no schema is known for Widget example.com/v1: 2 objects are not checked");
    }

    @Test
    void a_definition_that_the_view_applies_is_the_schema_of_its_kind() {
        assertThat(Checked.lines(WIDGETS + "---\n" + WIDGET))
                .containsExactly("28:9 \"spec.size\" must be a whole number, not the string \"big\"");
    }

    @Test
    void a_definition_that_lies_in_the_repository_is_the_schema_of_its_kind() {
        List<Fault> faults = Checked.check(
                Trees.plain("crds/widgets.yaml", WIDGETS), Checked.view("staging", Checked.resources(WIDGET)));

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).kind()).isEqualTo(FaultKind.SCHEMA_VIOLATED);
    }

    @Test
    void an_applied_definition_comes_before_the_one_that_lies_around() {
        String lying = WIDGETS.replace("type: integer", "type: string");

        List<Fault> faults = Checked.check(
                Trees.plain("crds/widgets.yaml", lying),
                Checked.view("staging", Checked.resources(WIDGETS + "---\n" + WIDGET)));

        assertThat(faults).hasSize(1);
    }

    @Test
    void one_mistake_that_two_views_show_is_one_fault_of_both() {
        String manifests = WIDGETS + "---\n" + WIDGET;

        List<Fault> faults = Checked.check(
                Trees.plain(),
                Checked.view("staging", Checked.resources(manifests)),
                Checked.view("production", Checked.resources(manifests)));

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).views()).containsExactly("production", "staging");
        assertThat(faults.get(0).subject()).isEqualTo("Widget w");
    }

    @Test
    void the_block_that_sops_adds_is_no_field_of_the_object() {
        assertThat(Checked.lines("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: settings
                data: {a: b}
                sops:
                  mac: ENC[AES256_GCM,data:a,iv:b,tag:c,type:str]
                """)).isEmpty();
    }
}
