package dev.sluice.validate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogTest {
    private final Catalog catalog = Catalog.builtIn(Catalog.DEFAULT_MINOR);

    @ParameterizedTest
    @CsvSource({
        "kustomize.toolkit.fluxcd.io, Kustomization, v1 v1beta1 v1beta2",
        "helm.toolkit.fluxcd.io, HelmRelease, v2 v2beta1 v2beta2",
        "source.toolkit.fluxcd.io, GitRepository, v1 v1beta1 v1beta2",
        "source.toolkit.fluxcd.io, OCIRepository, v1 v1beta2",
        "image.toolkit.fluxcd.io, ImagePolicy, v1 v1beta1 v1beta2",
        "notification.toolkit.fluxcd.io, Alert, v1beta1 v1beta2 v1beta3",
        "apps, Deployment, v1",
        "cert-manager.io, Certificate, v1"
    })
    void a_kind_has_the_versions_that_were_ever_current(String group, String kind, String versions) {
        assertThat(catalog.versions(group, kind))
                .containsExactly(java.util.Arrays.stream(versions.split(" "))
                        .map(version -> group + "/" + version)
                        .toArray(String[]::new));
    }

    @Test
    void a_definition_is_that_of_the_wanted_kubernetes_version() {
        assertThat(Catalog.builtIn(31).find("resource.k8s.io", "v1alpha3", "ResourceClaim"))
                .isPresent();
        assertThat(Catalog.builtIn(37).find("resource.k8s.io", "v1alpha3", "ResourceClaim"))
                .isEmpty();
        assertThat(Catalog.builtIn(31).find("resource.k8s.io", "v1", "ResourceClaim"))
                .isEmpty();
        assertThat(Catalog.builtIn(37).find("resource.k8s.io", "v1", "ResourceClaim"))
                .isPresent();
    }

    @Test
    void a_version_that_is_not_in_the_catalog_is_judged_by_the_nearest() {
        assertThat(Catalog.builtIn(99).find("resource.k8s.io", "v1", "ResourceClaim"))
                .isPresent();
        assertThat(Catalog.builtIn(20).find("resource.k8s.io", "v1alpha3", "ResourceClaim"))
                .isPresent();
    }

    @Test
    void definitions_that_refer_to_one_another_in_circles_are_read_as_far_as_needed() {
        Optional<KindSchema> kind = catalog.find("apiextensions.k8s.io", "v1", "CustomResourceDefinition");

        assertThat(kind)
                .hasValueSatisfying(
                        schema -> assertThat(schema.root().properties()).containsKey("spec"));
    }

    @Test
    void ranges_of_versions_are_read_as_they_are_written() {
        Minors minors = Minors.parse("1.31-1.33,1.36");

        assertThat(minors).hasToString("1.31-1.33,1.36");
        assertThat(minors.has(32)).isTrue();
        assertThat(minors.has(34)).isFalse();
        assertThat(Minors.parse("-").has(7)).isTrue();
        assertThat(Minors.number("v1.36.3")).isEqualTo(36);
    }
}
