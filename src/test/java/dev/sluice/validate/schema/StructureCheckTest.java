package dev.sluice.validate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StructureCheckTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: app
            spec:
              replicas: 2
              selector:
                matchLabels: {app: app}
              template:
                metadata:
                  labels: {app: app}
                spec:
                  containers:
                    - name: app
                      image: nginx
                      resources:
                        limits: {cpu: 1, memory: 128Mi}
                      ports:
                        - containerPort: 80
            """;

    @Test
    void a_deployment_fits() {
        assertThat(Checked.lines(DEPLOYMENT)).isEmpty();
    }

    @Test
    void an_unknown_field_is_stated_at_its_key_with_the_near_name() {
        Fault fault =
                Checked.faults(DEPLOYMENT.replace("replicas:", "replica:")).get(0);

        assertThat(fault.span()).hasToString("apps/app.yaml:6:3");
        assertThat(fault.detail()).isEqualTo("Deployment has no field \"spec.replica\"");
        assertThat(fault.hint()).hasValue("did you mean \"replicas\"?");
    }

    @Test
    void a_value_of_the_wrong_type_is_stated_at_the_value() {
        assertThat(Checked.lines(DEPLOYMENT.replace("replicas: 2", "replicas: two")))
                .containsExactly("6:13 \"spec.replicas\" must be a whole number, not the string \"two\"");
    }

    @Test
    void a_number_where_a_string_belongs_can_be_put_in_quotes() {
        Fault fault = Checked.faults("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: settings
                data:
                  port: 80
                """).get(0);

        assertThat(fault.detail()).isEqualTo("\"data.port\" must be a string, not the number \"80\"");
        assertThat(fault.fix()).hasValueSatisfying(fix -> {
            assertThat(fix.safe()).isTrue();
            assertThat(fix.edits().get(0).replacement()).isEqualTo("\"80\"");
        });
    }

    @Test
    void a_missing_field_is_stated_at_the_key_of_the_mapping_that_lacks_it() {
        assertThat(Checked.lines(DEPLOYMENT.replace("  selector:\n    matchLabels: {app: app}\n", "")))
                .containsExactly("5:1 Deployment needs the field \"spec.selector\"");
    }

    @Test
    void a_missing_field_of_a_list_item_is_stated_at_the_items_name() {
        assertThat(Checked.lines(DEPLOYMENT.replace("- containerPort: 80", "- name: http")))
                .containsExactly(
                        "19:21 Deployment needs the field \"spec.template.spec.containers[0].ports[0].containerPort\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100m", "1", "0.5", "1e3", "\"2\"", "128Mi", ".5"})
    void a_quantity_may_be_a_number_or_a_text(String quantity) {
        assertThat(Checked.lines(DEPLOYMENT.replace("cpu: 1", "cpu: " + quantity)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100mm", "true", "lots", "128MiB", "[1]"})
    void anything_else_is_no_quantity(String quantity) {
        assertThat(Checked.lines(DEPLOYMENT.replace("cpu: 1", "cpu: " + quantity)))
                .hasSize(1);
    }

    @Test
    void a_value_that_is_still_templated_fits_everywhere() {
        assertThat(Checked.lines(DEPLOYMENT
                        .replace("replicas: 2", "replicas: ${REPLICAS}")
                        .replace("containerPort: 80", "containerPort: ${PORT:=80}")))
                .isEmpty();
    }

    @Test
    void a_null_field_of_a_built_in_kind_counts_as_absent() {
        assertThat(Checked.lines(DEPLOYMENT.replace("replicas: 2", "replicas: null")))
                .isEmpty();
        assertThat(Checked.lines(DEPLOYMENT.replace("containers:", "initContainers:\n      containers:")))
                .isEmpty();
    }

    @Test
    void two_items_with_the_same_key_are_stated_at_the_second() {
        Fault fault =
                Checked.faults(DEPLOYMENT + "            - containerPort: 80\n").get(0);

        assertThat(fault.span().line()).isEqualTo(20);
        assertThat(fault.detail())
                .isEqualTo("\"spec.template.spec.containers[0].ports\" has two items with containerPort \"80\"");
        assertThat(fault.related().get(0).span().line()).isEqualTo(19);
    }

    @Test
    void the_value_of_a_secret_is_never_quoted() {
        assertThat(Checked.lines("""
                apiVersion: v1
                kind: Secret
                metadata:
                  name: login
                data:
                  password: hunter2
                """)).containsExactly("6:13 \"data.password\" is a secret value, which is not base64");
    }

    @Test
    void a_status_is_decoded_and_then_dropped() {
        assertThat(Checked.lines(DEPLOYMENT + "status: {}\n")).isEmpty();
        assertThat(Checked.lines(DEPLOYMENT + "status: {repliccas: 1}\n"))
                .containsExactly("20:10 Deployment has no field \"status.repliccas\"");
    }
}
