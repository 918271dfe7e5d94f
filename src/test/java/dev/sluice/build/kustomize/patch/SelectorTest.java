package dev.sluice.build.kustomize.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.model.ResourceId;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.YamlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
    private static final ResourceId ORIGINAL = new ResourceId("apps", "v1", "Deployment", "default", "web");
    private static final ResourceId CURRENT = new ResourceId("apps", "v1", "Deployment", "prod", "prod-web");
    private static final Mapping OBJECT =
            mapping("metadata: {labels: {app: web, tier: '3'}, annotations: {team: blue}}");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; true",
                "{kind: Deployment}; true",
                "{kind: Deploy}; false",
                "{kind: Deploy.*, group: apps, version: v1}; true",
                "{version: v2}; false",
                "{name: web}; true",
                "{name: prod-web}; true",
                "{name: we}; false",
                "{name: a|web}; true",
                "{name: ''}; true",
                "{namespace: default}; true",
                "{namespace: prod}; true",
                "{namespace: other}; false",
                "{labelSelector: app=web}; true",
                "{labelSelector: 'app == web, tier'}; true",
                "{labelSelector: app!=web}; false",
                "{labelSelector: 'app in (a, web)'}; true",
                "{labelSelector: 'app notin (a, web)'}; false",
                "{labelSelector: 'legacy notin ()'}; true",
                "{labelSelector: '!legacy'}; true",
                "{labelSelector: '!app'}; false",
                "{labelSelector: legacy}; false",
                "{labelSelector: tier>2}; true",
                "{labelSelector: tier<2}; false",
                "{labelSelector: app=}; false",
                "{annotationSelector: team=blue}; true",
                "{annotationSelector: team=red}; false",
            })
    void an_object_is_chosen_by_all_that_is_stated(String selector, boolean chosen) {
        assertThat(Selector.of(mapping(selector)).selects(ORIGINAL, CURRENT, OBJECT))
                .isEqualTo(chosen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: (}",
                "{labelSelector: '='}",
                "{labelSelector: 'a,'}",
                "{labelSelector: 'a in b'}",
                "{labelSelector: 'a in (b'}",
                "{labelSelector: 'a b'}",
                "{labelSelector: a>b}",
                "{labelSelector: a=ü}",
                "{labelSelector: -a}"
            })
    void what_cannot_be_read_is_refused(String selector) {
        assertThatThrownBy(() -> Selector.of(mapping(selector)))
                .isInstanceOfSatisfying(
                        PatchRejected.class,
                        rejected -> assertThat(rejected.errorClass()).isEqualTo("selector-regex"));
    }

    @Test
    void one_identity_is_matched_as_a_whole() {
        Selector selector = Selector.of(mapping("{name: web, namespace: prod}"));
        assertThat(selector.matches(ORIGINAL)).isFalse();
        assertThat(selector.matches(CURRENT)).isFalse();
        assertThat(selector.selects(ORIGINAL, CURRENT, OBJECT)).isTrue();
    }

    private static Mapping mapping(String text) {
        return (Mapping)
                YamlParser.parse(RepoPath.of("selector.yaml"), text).documents().get(0);
    }
}
