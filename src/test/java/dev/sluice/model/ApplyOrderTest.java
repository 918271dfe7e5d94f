package dev.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.YamlParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyOrderTest {
    @Test
    void definitions_come_before_classes_and_classes_before_the_rest() {
        List<List<Resource>> stages = ApplyOrder.stages(List.of(
                resource("apps/v1", "Deployment", "web"),
                resource("networking.k8s.io/v1", "IngressClass", "nginx"),
                resource("v1", "Namespace", "web"),
                resource("apiextensions.k8s.io/v1", "CustomResourceDefinition", "crds")));

        assertThat(stages)
                .extracting(stage -> stage.stream().map(one -> one.id().kind()).toList())
                .containsExactly(
                        List.of("CustomResourceDefinition", "Namespace"),
                        List.of("IngressClass"),
                        List.of("Deployment"));
    }

    @Test
    void in_a_stage_what_others_need_comes_first_and_webhooks_last() {
        List<Resource> ordered = ApplyOrder.objects(List.of(
                resource("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "hook"),
                resource("example.org/v1", "Thing", "b"),
                resource("apps/v1", "Deployment", "web"),
                resource("v1", "Secret", "key"),
                resource("v1", "ServiceAccount", "web")));

        assertThat(ordered)
                .extracting(one -> one.id().kind())
                .containsExactly("ServiceAccount", "Secret", "Deployment", "Thing", "ValidatingWebhookConfiguration");
    }

    @Test
    void an_object_can_say_that_it_is_not_applied() {
        assertThat(ApplyOrder.isApplied(resource("v1", "Secret", "a"))).isTrue();
        assertThat(ApplyOrder.isApplied(annotated("reconcile", "Disabled"))).isFalse();
        assertThat(ApplyOrder.isApplied(annotated("ssa", "Ignore"))).isFalse();
        assertThat(ApplyOrder.isApplied(annotated("ssa", "Merge"))).isTrue();
    }

    private static Resource annotated(String policy, String value) {
        return parse("""
                apiVersion: v1
                kind: Secret
                metadata:
                  name: a
                  annotations: {kustomize.toolkit.fluxcd.io/%s: %s}
                """.formatted(policy, value));
    }

    private static Resource resource(String apiVersion, String kind, String name) {
        return parse("{apiVersion: %s, kind: %s, metadata: {name: %s}}".formatted(apiVersion, kind, name));
    }

    private static Resource parse(String text) {
        return Resource.of(
                (Mapping) YamlParser.parse(RepoPath.of("a.yaml"), text)
                        .documents()
                        .get(0),
                "flux-system/apps");
    }
}
