package dev.sluice.build;

import static dev.sluice.build.Repositories.bootstrap;
import static dev.sluice.build.Repositories.built;
import static dev.sluice.build.Repositories.kustomization;
import static dev.sluice.build.Repositories.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.model.Plain;
import dev.sluice.model.Resource;
import dev.sluice.model.SopsFile;
import dev.sluice.testing.Trees;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sealed;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecryptionTest {
    private static final String DECRYPTION = "decryption: {provider: sops, secretRef: {name: keys}}";
    private static final String SOPS = "sops: {mac: 'ENC[mac]', encrypted_regex: '^(data|stringData|host|hosts)$'}\n";
    private static final String SECRET =
            "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {token: 'ENC[hush]'}\n" + SOPS;
    private static final String INGRESS =
            "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i}\nspec: {rules: [{host: base.example}]}\n";
    private static final String PATCH = INGRESS.replace("base.example", "'ENC[host]'") + SOPS;

    @Test
    void an_encrypted_object_loses_its_metadata_and_keeps_its_seals() {
        Resource secret = only(apps(DECRYPTION, "apps/s.yaml", SECRET), "Secret");

        assertThat(secret.at("sops")).isEmpty();
        Scalar token = (Scalar) secret.at("stringData.token").orElseThrow();
        assertThat(token.text()).isEqualTo("ENC[hush]");
        assertThat(token.sealed())
                .isNotNull()
                .satisfies(seal -> assertThat(seal.isOpen()).isFalse());
    }

    @Test
    void without_decryption_the_object_is_applied_as_it_is_written() {
        assertThat(only(apps("", "apps/s.yaml", SECRET), "Secret").at("sops.mac"))
                .isPresent();
    }

    @Test
    void an_object_can_opt_out_of_decryption() {
        String opted =
                SECRET.replace("{name: s}", "{name: s, annotations: {kustomize.toolkit.fluxcd.io/decrypt: Disabled}}");

        assertThat(only(apps(DECRYPTION, "apps/s.yaml", opted), "Secret").at("sops.mac"))
                .isPresent();
    }

    @Test
    void a_patch_file_is_opened_before_the_build() {
        Resource ingress = only(
                apps(
                        DECRYPTION,
                        "apps/kustomization.yaml",
                        "resources: [i.yaml]\npatches: [{path: i.enc.yaml}]",
                        "apps/i.yaml",
                        INGRESS,
                        "apps/i.enc.yaml",
                        PATCH),
                "Ingress");

        assertThat(ingress.at("sops")).isEmpty();
        assertThat(((Scalar) ingress.at("spec.rules[0].host").orElseThrow()).isSealed())
                .isTrue();
    }

    @Test
    void a_patch_that_is_merged_while_encrypted_is_opened_with_the_object() {
        Resource ingress = only(
                apps(
                        DECRYPTION,
                        "apps/kustomization.yaml",
                        "resources: [i.yaml]\npatchesStrategicMerge: [i.enc.yaml]",
                        "apps/i.yaml",
                        INGRESS,
                        "apps/i.enc.yaml",
                        PATCH),
                "Ingress");

        assertThat(ingress.at("sops")).isEmpty();
        assertThat(((Scalar) ingress.at("spec.rules[0].host").orElseThrow()).isSealed())
                .isTrue();
    }

    @Test
    void two_encrypted_files_in_one_object_cannot_be_opened() {
        Fault fault = fault(apps(
                DECRYPTION,
                "apps/kustomization.yaml",
                "resources: [s.yaml]\npatchesStrategicMerge: [more.yaml]",
                "apps/s.yaml",
                SECRET,
                "apps/more.yaml",
                SECRET.replace("token", "other")));

        assertThat(fault.kind()).isEqualTo(FaultKind.DECRYPTION_FAILED);
        assertThat(fault.detail()).contains("sealed in \"apps/s.yaml\"").contains("data key of \"apps/more.yaml\"");
        assertThat(fault.span()).hasToString("apps/s.yaml:4:21");
    }

    @Test
    void a_value_in_the_clear_under_an_encrypted_key_fails_decryption() {
        Fault fault = fault(apps(
                DECRYPTION,
                "apps/kustomization.yaml",
                "resources: [s.yaml]\npatches: [{patch: '{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {extra: plain}}'}]",
                "apps/s.yaml",
                SECRET));

        assertThat(fault.detail())
                .startsWith("value of \"extra\" is in the clear")
                .doesNotContain("plain\"");
        assertThat(fault.span().path()).hasToString("apps/kustomization.yaml");
    }

    @Test
    void an_object_that_lost_its_metadata_would_be_applied_as_cipher_text() {
        KustomizationBuild build = apps(
                DECRYPTION,
                "apps/kustomization.yaml",
                "resources: [s.yaml]\npatches: [{target: {kind: Secret}, patch: '- {op: remove, path: /sops}'}]",
                "apps/s.yaml",
                SECRET);

        assertThat(build.faults())
                .extracting(Fault::detail)
                .anyMatch(detail -> detail.contains("applied as cipher text"));
        Scalar token = (Scalar) only(build, "Secret").at("stringData.token").orElseThrow();
        assertThat(token.text()).isEqualTo("ENC[hush]");
        assertThat(token.isSealed()).isFalse();
    }

    @Test
    void a_rule_that_goes_by_comments_selects_nothing_or_everything_after_a_build() {
        String marked =
                SECRET.replace("encrypted_regex: '^(data|stringData|host|hosts)$'", "encrypted_comment_regex: x");
        assertThat(((Scalar) only(apps(DECRYPTION, "apps/s.yaml", marked), "Secret")
                                .at("stringData.token")
                                .orElseThrow())
                        .isSealed())
                .isFalse();

        String spared =
                SECRET.replace("encrypted_regex: '^(data|stringData|host|hosts)$'", "unencrypted_comment_regex: x");
        assertThat(fault(apps(DECRYPTION, "apps/s.yaml", spared)).detail()).contains("in the clear");
    }

    /** Keys reach only what a cluster would open: a file by the format that the name of its entry stands for. */
    @Test
    void a_generator_file_whose_entry_promises_another_format_stays_cipher_text() {
        String dotenv = "A=ENC[AES256_GCM,data:x,iv:x,tag:x,type:str]\nsops_mac=ENC[x]\n";
        Scalar value = (Scalar) only(
                        apps(
                                DECRYPTION,
                                "apps/kustomization.yaml",
                                "secretGenerator: [{name: s, files: [a.json=a.env], options: {disableNameSuffixHash: true}}]",
                                "apps/a.env",
                                dotenv),
                        "Secret")
                .at("data")
                .map(data -> data.child("a.json"))
                .orElseThrow();

        assertThat(value.isSealed()).isTrue();
        assertThat(new String(
                        java.util.Base64.getMimeDecoder().decode(value.text()),
                        java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(dotenv);
    }

    private static Fault fault(KustomizationBuild build) {
        assertThat(build.state()).isEqualTo(State.FAILED);
        return build.faults().stream()
                .filter(fault -> fault.kind() != FaultKind.FIELD_DEPRECATED)
                .findFirst()
                .orElseThrow();
    }

    private static KustomizationBuild apps(String spec, String... pathsAndTexts) {
        String[] all = Stream.concat(
                        Stream.of(
                                "clusters/one/flux-system/gotk-sync.yaml",
                                bootstrap("./clusters/one"),
                                "clusters/one/apps.yaml",
                                kustomization("apps", "./apps", spec)),
                        Stream.of(pathsAndTexts))
                .toArray(String[]::new);
        return built(sealed(Trees.plain(all)))
                .views()
                .get(0)
                .build("flux-system/apps")
                .orElseThrow();
    }

    /** Marks cipher text as the stage before does when no key is at hand. */
    private static Plain sealed(Plain plain) {
        SortedMap<RepoPath, YamlFile> yaml = new TreeMap<>(plain.yaml());
        SortedMap<RepoPath, SopsFile> sops = new TreeMap<>();
        plain.yaml().forEach((path, file) -> {
            if (file.documents().stream()
                    .anyMatch(document -> document.at("sops.mac").isPresent())) {
                yaml.put(
                        path,
                        file.withDocuments(file.documents().stream()
                                .map(root -> sealed(root, path))
                                .toList()));
                sops.put(path, new SopsFile(path, "yaml", SopsFile.State.SEALED, List.of(), List.of()));
            }
        });
        return new Plain(plain.tree(), yaml, sops, plain.decryptor(), List.of());
    }

    private static Node sealed(Node node, RepoPath file) {
        if (node instanceof Mapping mapping) {
            return mapping.withEntries(mapping.entries().stream()
                    .map(entry -> entry.name().equals("sops") ? entry : entry.withValue(sealed(entry.value(), file)))
                    .toList());
        }
        if (node instanceof Sequence sequence) {
            return sequence.withItems(
                    sequence.items().stream().map(item -> sealed(item, file)).toList());
        }
        Scalar scalar = (Scalar) node;
        return scalar.text().startsWith("ENC[") ? scalar.sealedAs(Sealed.closed(file, Scalar.Kind.STRING)) : scalar;
    }
}
