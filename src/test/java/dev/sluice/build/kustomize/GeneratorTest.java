package dev.sluice.build.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class GeneratorTest {
    @Test
    void the_name_ends_in_a_hash_of_the_data_and_references_follow() {
        Project project = new Project()
                .file("p.yaml", """
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: p}
                        spec:
                          volumes: [{name: v, configMap: {name: g}}]
                        """)
                .kustomization("resources: [p.yaml]\nconfigMapGenerator: [{name: g, literals: [a=b]}]\n");
        Result result = project.build();
        String name = result.items().get(1).id().name();
        assertThat(name).matches("g-[2456789bcdfghkmt]{10}");
        assertThat(result.items().get(0).root().text("spec.volumes[0].configMap.name"))
                .hasValue(name);
    }

    @Test
    void a_generated_value_leads_to_its_literal_and_a_line_of_an_env_file_to_that_line() {
        Project project = new Project().file("e.env", "# comment\nB=2\n").kustomization("""
                        configMapGenerator:
                        - name: g
                          literals:
                          - a=b
                          envs: [e.env]
                        """);
        assertThat(project.value("data.a").span().toString()).isEqualTo("kustomization.yaml:4:5");
        assertThat(project.value("data.B").origin().chain())
                .extracting(Object::toString)
                .containsExactly("kustomization.yaml:5:10", "e.env:2:1");
    }

    @Test
    void a_merge_keeps_old_keys_and_remembers_what_it_replaces() {
        Project project = new Project()
                .file("base/kustomization.yaml", "configMapGenerator: [{name: g, literals: [a=1, b=2]}]\n")
                .kustomization(
                        "resources: [base]\nconfigMapGenerator: [{name: g, behavior: merge, literals: [b=3]}]\n");
        assertThat(project.only().root().text("data.a")).hasValue("1");
        assertThat(project.only().root().text("data.b")).hasValue("3");
        assertThat(project.value("data.b").origin().chain())
                .extracting(span -> span.path().value())
                .containsExactly("kustomization.yaml", "base/kustomization.yaml");
    }

    @Test
    void a_merge_into_nothing_is_refused() {
        Project project = new Project().kustomization("configMapGenerator: [{name: g, behavior: merge}]\n");
        assertThat(project.fault().detail()).startsWith("generator-no-base: ");
    }

    @Test
    void bytes_that_are_no_text_go_to_binary_data() {
        Project project =
                new Project().kustomization("configMapGenerator: [{name: g, files: [k=kustomization.yaml]}]\n");
        assertThat(project.only().root().at("data.k")).isPresent();
        assertThat(Pair.plain(
                                "k",
                                new byte[] {(byte) 0xFF},
                                new Origin.Generated(project.value("data.k").span(), null))
                        .isBinary())
                .isTrue();
    }

    @Test
    void an_opened_secret_counts_with_its_plain_text_but_never_shows_it() {
        Project sealed = new Project()
                .sealed("s.env", "PASSWORD=ENC[x]\nsops_mac=ENC[y]\n", "PASSWORD=hunter2\n")
                .kustomization("secretGenerator: [{name: s, envs: [s.env]}]\n");
        Project plain = new Project()
                .file("s.env", "PASSWORD=hunter2\n")
                .kustomization("secretGenerator: [{name: s, envs: [s.env]}]\n");
        Scalar value = (Scalar) sealed.value("data.PASSWORD");
        assertThat(sealed.only().id()).isEqualTo(plain.only().id());
        assertThat(value.isSealed()).isTrue();
        assertThat(Objects.requireNonNull(value.sealed()).reveal())
                .isEqualTo(((Scalar) plain.value("data.PASSWORD")).text());
        assertThat(sealed.output() + value + sealed.build()).doesNotContain("hunter2", "aHVudGVyMg");
    }

    @Test
    void without_a_key_the_hash_of_a_secret_is_unknown_and_its_keys_are_not() {
        Item item = new Project()
                .sealed("s.env", "PASSWORD=ENC[x]\nsops_mac=ENC[y]\n", null)
                .kustomization("secretGenerator: [{name: s, envs: [s.env]}]\n")
                .only();
        assertThat(item.id().name()).isEqualTo("s");
        assertThat(item.generation().nameUnknown()).isTrue();
        assertThat(item.root().at("data.PASSWORD")).isPresent();
        assertThat(item.root().at("data.sops_mac")).isEmpty();
    }
}
