package dev.sluice.validate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MetadataCheckTest {
    @Test
    void a_name_is_a_dns_name() {
        assertThat(settings("name: Bad_Name"))
                .containsExactly(
                        "3:18 \"metadata.name\" is \"Bad_Name\", which is no DNS name: a-z, 0-9, - and . inside");
        assertThat(settings("name: a.b-c")).isEmpty();
    }

    @Test
    void an_object_needs_a_name() {
        assertThat(settings("labels: {a: b}"))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("ConfigMap needs a name in \"metadata.name\"");
        assertThat(settings("generateName: settings-")).isEmpty();
    }

    @Test
    void the_names_of_roles_may_hold_colons() {
        assertThat(Checked.lines("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: "system:reader"}
                """)).isEmpty();
    }

    @Test
    void a_namespace_has_no_dots() {
        assertThat(Checked.lines("apiVersion: v1\nkind: Namespace\nmetadata: {name: a.b}\n"))
                .hasSize(1);
        assertThat(settings("name: a, namespace: a.b")).hasSize(1);
    }

    @Test
    void labels_have_keys_and_short_values() {
        assertThat(settings("name: a, labels: {app.kubernetes.io/name: a_B.c}")).isEmpty();
        assertThat(settings("name: a, labels: {app: has space}")).hasSize(1);
        assertThat(settings("name: a, labels: {app: " + "x".repeat(64) + "}")).hasSize(1);
        assertThat(settings("name: a, labels: {Bad/app: x}")).hasSize(1);
        assertThat(settings("name: a, labels: {-app: x}")).hasSize(1);
    }

    @Test
    void annotations_together_are_at_most_256_kib() {
        assertThat(settings("name: a, annotations: {a: " + "x".repeat(262_143) + "}"))
                .isEmpty();
        assertThat(settings("name: a, annotations: {a: " + "x".repeat(262_144) + "}"))
                .containsExactly("3:35 \"metadata.annotations\" holds 262145 bytes, but may hold 262144 at most");
    }

    @Test
    void what_is_still_templated_is_not_judged() {
        assertThat(settings("name: \"${NAME}\", labels: {app: \"${APP}!\"}")).isEmpty();
    }

    @Test
    void labels_of_a_template_are_judged_too() {
        assertThat(Checked.lines("""
                apiVersion: v1
                kind: PodTemplate
                metadata: {name: a}
                template:
                  metadata: {labels: {app: "a b"}}
                """))
                .containsExactly(
                        "5:28 \"template.metadata.labels.app\" is \"a b\", which may hold letters, digits and -_. only,"
                                + " with a letter or digit at both ends");
    }

    private static List<String> settings(String metadata) {
        return Checked.lines("apiVersion: v1\nkind: ConfigMap\nmetadata: {" + metadata + "}\n");
    }
}
