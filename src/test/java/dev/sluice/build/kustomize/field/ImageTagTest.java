package dev.sluice.build.kustomize.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.YamlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTagTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "nginx;                  {name: nginx, newTag: v2};                        nginx:v2",
                "nginx:v1;               {name: nginx, newTag: v2};                        nginx:v2",
                "nginx:v1@sha256:ab;     {name: nginx, newTag: v2};                        nginx:v2",
                "nginx:v1;               {name: nginx, digest: sha256:ab};                 nginx@sha256:ab",
                "nginx:v1;               {name: nginx, newTag: v2, digest: sha256:ab};     nginx:v2@sha256:ab",
                "nginx:v1@sha256:ab;     {name: nginx, newName: httpd};                    httpd:v1@sha256:ab",
                "nginx:v1;               {name: nginx, tagSuffix: -alpine};                nginx:v1-alpine",
                "nginx;                  {name: nginx, tagSuffix: -alpine};                nginx:-alpine",
                "host:5000/a/b:v1;       {name: 'host:5000/a/b', newTag: v2};              host:5000/a/b:v2",
                "nginx-extra:v1;         {name: nginx, newTag: v2};                        nginx-extra:v1",
                "ghcr.io/nginx:v1;       {name: nginx, newTag: v2};                        ghcr.io/nginx:v1",
                "ee:v1;                  {name: e*, newTag: v2};                           ee:v2",
                "a[b:v1;                 {name: 'a[b', newTag: v2};                        a[b:v1",
            })
    void an_image_is_renamed_and_retagged(String image, String entry, String expected) {
        Scalar written = (Scalar) at(mapping("image.yaml", "image: '" + image + "'"), "image");
        assertThat(((Scalar) tag(entry).set(written)).text()).isEqualTo(expected);
    }

    @Test
    void images_are_found_in_any_list_of_containers() {
        Mapping object = mapping("object.yaml", """
                spec:
                  deep:
                  - containers: [{image: nginx}, {name: none}]
                  initContainers: [{image: nginx}]
                  other: [{image: nginx}]
                """);
        Mapping changed = changed("{name: nginx, newTag: v2}", object);
        assertThat(changed.text("spec.deep[0].containers[0].image")).contains("nginx:v2");
        assertThat(changed.text("spec.initContainers[0].image")).contains("nginx:v2");
        assertThat(changed.text("spec.other[0].image")).contains("nginx");
    }

    @Test
    void a_container_that_is_no_mapping_is_refused() {
        Mapping object = mapping("object.yaml", "containers: [text]");
        assertThatThrownBy(() -> changed("{name: nginx, newTag: v2}", object)).isInstanceOf(PatchRejected.class);
    }

    @Test
    void an_image_knows_the_tag_and_what_it_replaced() {
        Mapping object = mapping("object.yaml", "containers:\n- image: nginx\n");
        Node image = at(changed("{name: nginx, newTag: v2}", object), "containers[0].image");
        assertThat(image.origin()).isInstanceOf(Origin.Transformed.class);
        assertThat(image.origin().chain())
                .extracting(Span::toString)
                .containsExactly("entry.yaml:1:23", "object.yaml:2:10");
    }

    private static Mapping changed(String entry, Mapping object) {
        ImageTag image = tag(entry);
        return image.inContainers(object, image::set);
    }

    private static ImageTag tag(String entry) {
        return ImageTag.of(mapping("entry.yaml", entry));
    }

    private static Node at(Mapping mapping, String path) {
        return mapping.at(path).orElseThrow();
    }

    private static Mapping mapping(String path, String text) {
        return (Mapping) YamlParser.parse(RepoPath.of(path), text).documents().get(0);
    }
}
