package dev.sluice.build.kustomize.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.model.ResourceId;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.YamlParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StrategicMergeTest {
    private static final String DEPLOYMENT = "apiVersion: apps/v1\nkind: Deployment\n";
    private static final String CUSTOM = "apiVersion: example.com/v1\nkind: Thing\n";

    @Test
    void a_container_is_found_by_its_name_and_new_ones_come_first() {
        assertMerged(
                containers("{name: app, image: old, tty: true}"),
                containers("{name: sidecar, image: side}, {name: app, image: new}"),
                containers("{name: sidecar, image: side}, {name: app, image: new, tty: true}"));
    }

    @Test
    void ports_are_told_apart_by_number_and_protocol() {
        assertMerged(
                ports("{containerPort: 53, protocol: UDP, name: old}"),
                ports("{containerPort: 53, protocol: TCP}, {containerPort: 53, protocol: UDP, name: dns}"),
                ports("{containerPort: 53, protocol: TCP}, {containerPort: 53, protocol: UDP, name: dns}"));
    }

    @Test
    void a_port_without_protocol_does_not_take_the_change_of_one_with_protocol() {
        assertMerged(
                ports("{containerPort: 80, name: web}"),
                ports("{containerPort: 80, protocol: TCP, hostPort: 5}"),
                ports("{containerPort: 80, name: web}"));
    }

    @Test
    void a_container_without_name_empties_the_list() {
        assertMerged(containers("{name: a}, {name: b}"), containers("{image: new}"), containers(""));
    }

    @Test
    void a_list_without_merge_keys_is_replaced() {
        assertMerged(
                "spec: {template: {spec: {tolerations: [{key: a}]}}}",
                "spec: {template: {spec: {tolerations: [{key: b}]}}}",
                "spec: {template: {spec: {tolerations: [{key: b}]}}}");
    }

    @Test
    void lists_of_a_custom_resource_are_replaced() {
        String spec = "spec: {containers: [{name: %s}]}";
        assertSame(merge(CUSTOM + spec.formatted("a"), spec.formatted("b")), CUSTOM + spec.formatted("b"));
    }

    @Test
    void an_object_of_a_known_kind_inside_a_custom_resource_is_merged_as_that_kind() {
        String pod = "spec: {pod: {apiVersion: v1, kind: Pod, spec: {containers: [%s]}}}";
        assertSame(
                merge(CUSTOM + pod.formatted("{name: a}"), pod.formatted("{name: b}")),
                CUSTOM + pod.formatted("{name: b}, {name: a}"));
    }

    @Test
    void finalizers_are_a_set() {
        assertMerged(
                "metadata: {finalizers: [a, b]}",
                "metadata: {finalizers: [c, b]}",
                "metadata: {finalizers: [c, b, a]}");
    }

    @Test
    void null_removes_a_key_and_is_kept_where_the_patch_says_nothing() {
        assertMerged(
                "spec: {replicas: 1, paused: null, minReadySeconds: }",
                "spec: {replicas: null}",
                "spec: {paused: null}");
    }

    @Test
    void nulls_inside_what_a_patch_adds_go_away() {
        assertMerged("spec: {}", "spec: {selector: {a: null, b: 1}}", "spec: {selector: {b: 1}}");
    }

    @Test
    void a_directive_deletes_an_item_a_map_or_the_object() {
        assertMerged(
                containers("{name: a}, {name: b}"), containers("{name: a, $patch: delete}"), containers("{name: b}"));
        assertMerged("spec: {strategy: {type: x}}", "spec: {strategy: {$patch: delete}}", "spec: {}");
        assertThat(merge(DEPLOYMENT, "$patch: delete")).isNull();
    }

    @Test
    void a_directive_replaces_a_map_or_a_list() {
        assertMerged(
                "spec: {strategy: {type: x, a: 1}}",
                "spec: {strategy: {$patch: replace, type: y}}",
                "spec: {strategy: {type: y}}");
        assertMerged(containers("{name: a}"), containers("{name: b}, {$patch: replace}"), containers("{name: b}"));
    }

    @Test
    void replacing_one_item_or_the_whole_object_changes_nothing() {
        assertMerged(
                containers("{name: a, image: old}"),
                containers("{name: a, image: new, $patch: replace}"),
                containers("{name: a, image: old}"));
        assertMerged("spec: {paused: true}", "$patch: replace\nspec: {paused: false}", "spec: {paused: true}");
    }

    @Test
    void directives_in_what_a_patch_adds_still_count() {
        assertMerged("spec: {}", containers("{name: a, $patch: delete}, {name: b}"), containers("{name: b}"));
    }

    @Test
    void an_unknown_directive_is_refused_where_it_stands() {
        assertThatThrownBy(() -> merge(DEPLOYMENT + "spec: {strategy: {}}", "spec:\n  strategy: {$patch: drop}"))
                .isInstanceOfSatisfying(PatchRejected.class, rejected -> {
                    assertThat(rejected.errorClass()).isEqualTo("patch-invalid");
                    assertThat(rejected.span()).hasToString("patch.yaml:2:13");
                });
    }

    @Test
    void a_map_in_the_place_of_a_scalar_is_refused() {
        assertThatThrownBy(() -> merge(DEPLOYMENT + "spec: {paused: true}", "spec: {paused: {a: 1}}"))
                .isInstanceOf(PatchRejected.class);
    }

    @Test
    void quotes_of_the_target_make_strings_of_numbers() {
        assertMerged(
                "metadata: {annotations: {a: '1', b: 2}}",
                "metadata: {annotations: {a: 3, b: '4'}}",
                "metadata: {annotations: {a: '3', b: '4'}}");
    }

    @Test
    void the_last_of_two_items_with_one_key_stays_even_where_the_patch_says_nothing() {
        String env = containers("{name: a, env: [%s]}");
        assertMerged(
                env.formatted("{name: X, value: '1'}, {name: X, value: '2'}"),
                "spec: {paused: true}",
                "spec: {paused: true, template: {spec: {containers: [{name: a, env: [{name: X, value: '2'}]}]}}}");
    }

    @Test
    void a_schema_of_the_user_stands_alone() {
        MergeSchema schema = MergeSchema.of(mapping("openapi.yaml", """
                definitions:
                  example.Thing:
                    x-kubernetes-group-version-kind: [{group: example.com, version: v1, kind: Thing}]
                    properties: {spec: {$ref: '#/definitions/example.Spec'}}
                  example.Spec:
                    properties:
                      parts:
                        type: array
                        x-kubernetes-patch-strategy: merge
                        x-kubernetes-patch-merge-key: id
                        items: {$ref: '#/definitions/example.Part'}
                  example.Part: {type: object}
                """));
        assertSame(
                merge(CUSTOM + "spec: {parts: [{id: a, x: 1}, {id: b}]}", "spec: {parts: [{id: a, y: 2}]}", schema),
                CUSTOM + "spec: {parts: [{id: a, x: 1, y: 2}, {id: b}]}");
        assertSame(
                merge(DEPLOYMENT + containers("{name: a}"), containers("{name: b}"), schema),
                DEPLOYMENT + containers("{name: b}"));
    }

    @Test
    void a_schema_of_the_user_may_lean_on_the_built_in_one() {
        MergeSchema schema = MergeSchema.withBuiltIn(mapping("openapi.yaml", """
                definitions:
                  example.Thing:
                    x-kubernetes-group-version-kind: [{group: example.com, version: v1, kind: Thing}]
                    properties: {spec: {$ref: '#/definitions/io.k8s.api.core.v1.PodSpec'}}
                """));
        String spec = "spec: {containers: [%s]}";
        assertSame(
                merge(CUSTOM + spec.formatted("{name: a}"), spec.formatted("{name: b}"), schema),
                CUSTOM + spec.formatted("{name: b}, {name: a}"));
        assertSame(
                merge(DEPLOYMENT + containers("{name: a}"), containers("{name: b}"), schema),
                DEPLOYMENT + containers("{name: b}, {name: a}"));
        assertThat(schema.knows(ResourceId.of(mapping("target.yaml", CUSTOM)))).isTrue();
        assertThat(MergeSchema.builtIn().knows(ResourceId.of(mapping("target.yaml", CUSTOM))))
                .isFalse();
    }

    @Test
    void every_value_knows_the_patch_and_what_it_replaced() {
        Mapping merged = merge(DEPLOYMENT + "spec:\n  replicas: 1\n", "spec:\n  replicas: 2\n  selector: {a: b}\n");
        assertThat(merged).isNotNull();
        assertThat(at(merged, "spec.replicas").origin()).isInstanceOf(Origin.Patched.class);
        assertThat(at(merged, "spec.replicas").origin().chain())
                .extracting(Span::toString)
                .containsExactly("patch.yaml:2:13", "target.yaml:4:13");
        assertThat(at(merged, "spec.selector.a").origin()).isInstanceOf(Origin.Patched.class);
        assertThat(at(merged, "spec").origin()).isInstanceOf(Origin.Written.class);
    }

    @Test
    void an_empty_patch_gives_the_same_object() {
        Mapping target = mapping("target.yaml", DEPLOYMENT + ports("{containerPort: 1}, {containerPort: 2}"));
        assertThat(StrategicMerge.merge(target, mapping("patch.yaml", "{}"), MergeSchema.builtIn()))
                .isSameAs(target);
    }

    private static String containers(String items) {
        return "spec: {template: {spec: {containers: [" + items + "]}}}";
    }

    private static String ports(String items) {
        return containers("{name: a, ports: [" + items + "]}");
    }

    private static void assertMerged(String target, String patch, String expected) {
        assertSame(merge(DEPLOYMENT + target, patch), DEPLOYMENT + expected);
    }

    private static void assertSame(@Nullable Mapping actual, String expected) {
        Mapping wanted = mapping("expected.yaml", expected);
        assertThat(actual).isNotNull();
        assertThat(actual.sameValue(wanted))
                .as("%s%nis not%n%s", actual, wanted)
                .isTrue();
    }

    private static @Nullable Mapping merge(String target, String patch) {
        return merge(target, patch, MergeSchema.builtIn());
    }

    private static @Nullable Mapping merge(String target, String patch, MergeSchema schema) {
        return StrategicMerge.merge(mapping("target.yaml", target), mapping("patch.yaml", patch), schema);
    }

    private static Node at(Mapping mapping, String path) {
        return mapping.at(path).orElseThrow();
    }

    private static Mapping mapping(String path, String text) {
        return (Mapping) YamlParser.parse(RepoPath.of(path), text).documents().get(0);
    }
}
