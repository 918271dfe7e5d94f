package dev.sluice.build;

import static dev.sluice.build.Repositories.kustomization;
import static dev.sluice.build.Repositories.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.Reference;
import dev.sluice.model.Reference.Kind;
import dev.sluice.model.View;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    kustomize.toolkit.fluxcd.io/v1 Kustomization | sourceRef: {kind: Bucket, name: x}                      | SOURCE           | Bucket ns/x
                    kustomize.toolkit.fluxcd.io/v1 Kustomization | sourceRef: {kind: Bucket, name: x, namespace: o}        | SOURCE           | Bucket o/x
                    kustomize.toolkit.fluxcd.io/v1 Kustomization | dependsOn: [{name: x, namespace: o}]                    | DEPENDS_ON       | Kustomization o/x
                    kustomize.toolkit.fluxcd.io/v1 Kustomization | postBuild: {substituteFrom: [{kind: Secret, name: x}]}  | SUBSTITUTION     | Secret ns/x
                    kustomize.toolkit.fluxcd.io/v1 Kustomization | decryption: {secretRef: {name: x, namespace: o}}        | DECRYPTION       | Secret ns/x
                    helm.toolkit.fluxcd.io/v2 HelmRelease        | chart: {spec: {sourceRef: {kind: HelmRepository, name: x}}} | SOURCE       | HelmRepository ns/x
                    helm.toolkit.fluxcd.io/v2 HelmRelease        | chartRef: {kind: OCIRepository, name: x, namespace: o}  | SOURCE           | OCIRepository o/x
                    helm.toolkit.fluxcd.io/v2 HelmRelease        | dependsOn: [{name: x}]                                  | DEPENDS_ON       | HelmRelease ns/x
                    source.toolkit.fluxcd.io/v1 HelmChart        | sourceRef: {kind: Bucket, name: x, namespace: o}        | SOURCE           | Bucket ns/x
                    source.toolkit.fluxcd.io/v1 GitRepository    | include: [{repository: {name: x}}]                      | SOURCE           | GitRepository ns/x
                    image.toolkit.fluxcd.io/v1 ImagePolicy       | imageRepositoryRef: {name: x, namespace: o}             | IMAGE_REPOSITORY | ImageRepository o/x
                    image.toolkit.fluxcd.io/v1 ImageUpdateAutomation | sourceRef: {kind: GitRepository, name: x}           | SOURCE           | GitRepository ns/x
                    image.toolkit.fluxcd.io/v1 ImageUpdateAutomation | sourceRef: {name: x}                                | SOURCE           | GitRepository ns/x
                    """)
    void a_reference_is_completed_as_its_controller_does(String type, String spec, Kind kind, String target) {
        String[] words = type.split(" ");
        String manifest = "apiVersion: %s\nkind: %s\nmetadata: {name: a, namespace: ns}\nspec: {%s}\n"
                .formatted(words[0], words[1], spec);
        View view = view("clusters/one/object.yaml", manifest);

        List<Reference> found =
                // Without a path the object is a Kustomization that renders itself once more.
                view.references(kind)
                        .filter(one -> one.from().id().name().equals("a"))
                        .filter(one -> one.from().owner().equals("flux-system/flux-system"))
                        .toList();

        assertThat(found).hasSize(1);
        assertThat(found.get(0).target()).hasToString(target);
        assertThat(found.get(0).namespaceGiven()).isEqualTo(target.contains(" o/"));
        assertThat(found.get(0).node().span().path()).hasToString("clusters/one/object.yaml");
    }

    @Test
    void a_root_that_applies_itself_states_its_references_once() {
        View view =
                view("clusters/one/apps.yaml", kustomization("apps", "./apps", "dependsOn: [{name: x}, {name: y}]"));

        assertThat(view.references(Kind.SOURCE)).hasSize(2);
        assertThat(view.references(Kind.DEPENDS_ON)).hasSize(2);
    }

    @Test
    void a_root_that_does_not_apply_itself_states_its_references_all_the_same() {
        View view = view("clusters/one/kustomization.yaml", "resources: []");

        assertThat(view.references(Kind.SOURCE)).hasSize(1);
    }
}
