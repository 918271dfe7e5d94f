package dev.sluice.validate.schema.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtractTest {
    private static final String OPEN_API = """
            {"info": {"version": "unversioned"},
             "paths": {
               "/api/v1/namespaces/{namespace}/things": {"post": {"x-kubernetes-group-version-kind":
                   {"group": "", "kind": "Thing", "version": "v1"}}},
               "/api/v1/namespaces/{namespace}/things/{name}/status": {"get": {}}},
             "definitions": {
               "io.k8s.api.core.v1.Thing": {"description": "A thing.", "type": "object",
                 "properties": {
                   "description": {"type": "string", "description": "What it is."},
                   "size": {"$ref": "#/definitions/io.k8s.apimachinery.pkg.api.resource.Quantity"}},
                 "x-kubernetes-group-version-kind": [{"group": "", "kind": "Thing", "version": "v1"}]},
               "io.k8s.apimachinery.pkg.api.resource.Quantity": {"type": "string"},
               "io.k8s.api.core.v1.Unreached": {"type": "object"}}}
            """;
    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.example.com}
            spec:
              group: example.com
              scope: Cluster
              names: {kind: Widget, plural: widgets}
              versions:
                - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, description: Text}}}
                - {name: v1alpha1, served: false, storage: false, schema: {openAPIV3Schema: {type: object}}}
            """;

    @TempDir
    Path directory;

    @Test
    void an_open_api_document_gives_kinds_and_what_they_reach_without_prose() throws IOException {
        Extract.Catalog catalog = Extract.from(List.of(write("swagger-1.36.json", OPEN_API)));

        assertThat(catalog.files().get("index.tsv"))
                .isEqualTo("\tv1\tThing\tthings\tNamespaced\tstatus\tbuilt-in\t1.36\tio.k8s.api.core.v1.Thing\n");
        assertThat(catalog.files().get("io.k8s.api.core.v1.tsv"))
                .isEqualTo(
                        "Thing\t1.36\t{\"properties\":{\"description\":{\"type\":\"string\"},"
                                + "\"size\":{\"$ref\":\"io.k8s.apimachinery.pkg.api.resource.Quantity\"}},\"type\":\"object\"}\n");
    }

    @Test
    void what_is_equal_in_two_versions_is_written_once() throws IOException {
        Path old = write("swagger-1.35.json", OPEN_API);
        Path next = write(
                "swagger-1.36.json",
                OPEN_API.replace("\"type\": \"object\",\n", "\"type\": \"object\", \"required\": [\"size\"],\n"));

        Extract.Catalog catalog = Extract.from(List.of(old, next));

        assertThat(catalog.kinds()).isEqualTo(1);
        assertThat(catalog.files().get("io.k8s.apimachinery.pkg.api.resource.tsv"))
                .isEqualTo("Quantity\t1.35-1.36\t{\"format\":\"quantity\"}\n");
        assertThat(catalog.files().get("io.k8s.api.core.v1.tsv"))
                .startsWith("Thing\t1.35\t")
                .contains("\nThing\t1.36\t");
    }

    @Test
    void a_custom_resource_definition_gives_its_served_versions() throws IOException {
        Extract.Catalog catalog = Extract.from(List.of(write("crd.yaml", DEFINITION)));

        assertThat(catalog.files().get("index.tsv"))
                .isEqualTo("example.com\tv1\tWidget\twidgets\tCluster\t-\tcustom\t-\texample.com.Widget.v1\n");
        assertThat(catalog.files().get("example.com.Widget.tsv")).isEqualTo("v1\t-\t{\"type\":\"object\"}\n");
    }

    @Test
    void of_two_sources_with_one_kind_the_first_wins() throws IOException {
        Path first = write("a.yaml", DEFINITION);
        Path second = write("b.yaml", DEFINITION.replace("type: object", "type: array"));

        assertThat(Extract.from(List.of(first, second)).files().get("example.com.Widget.tsv"))
                .contains("object");
    }

    @Test
    void files_without_schemas_are_named() throws IOException {
        Path other = write("values.yaml", "a: b\n");

        assertThat(Extract.from(List.of(directory)).unused()).containsExactly(other);
    }

    @Test
    void a_document_of_unknown_version_is_refused() throws IOException {
        Path file = write("swagger.json", OPEN_API);

        assertThatThrownBy(() -> Extract.from(List.of(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("which Kubernetes version");
    }

    @Test
    void writing_replaces_an_earlier_catalog_and_leaves_other_files() throws IOException {
        Path target = Files.createDirectory(directory.resolve("catalog"));
        Files.writeString(target.resolve("old.tsv"), "x");
        Files.writeString(target.resolve("provenance.txt"), "Ours 1.0\n");

        Extract.from(List.of(write("crd.yaml", DEFINITION))).writeTo(target);

        assertThat(target).isDirectoryNotContaining("glob:**old.tsv").isDirectoryContaining("glob:**provenance.txt");
        assertThat(target.resolve("index.tsv")).content().contains("Widget");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}
