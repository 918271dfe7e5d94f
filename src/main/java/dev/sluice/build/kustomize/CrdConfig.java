package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.TransformerConfig.NameReference;
import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Mapping.Entry;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.YamlFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the files of {@code crds}, which hold OpenAPI definitions and not CustomResourceDefinitions, where transformers
 * look (kustomize api 0.21.2, internal/accumulator/loadconfigfromcrds.go).
 */
final class CrdConfig {
    private static final int DEEPEST = 100;

    private final Mapping definitions;
    private final Span named;
    private TransformerConfig config = TransformerConfig.EMPTY;

    private CrdConfig(Mapping definitions, Span named) {
        this.definitions = definitions;
        this.named = named;
    }

    /** The fields that the files add. */
    static TransformerConfig read(List<Scalar> names, Directory directory) {
        TransformerConfig all = TransformerConfig.EMPTY;
        for (Scalar name : names) {
            YamlFile yaml = directory.files().yaml(directory.file(name));
            Manifests.refuseUnreadable(yaml);
            if (!yaml.documents().isEmpty() && yaml.documents().get(0) instanceof Mapping definitions) {
                all = all.mergedFrom(new CrdConfig(definitions, name.span()).read(), name.span());
            }
        }
        return all;
    }

    private TransformerConfig read() {
        for (Entry definition : definitions.entries()) {
            refuseOther(definition.value());
            Mapping properties = properties(definition.value());
            if (properties != null
                    && properties.has("kind")
                    && properties.has("apiVersion")
                    && properties.has("metadata")) {
                String type = definition.name();
                collect(type.substring(type.lastIndexOf('.') + 1), properties, "", 0);
            }
        }
        return config;
    }

    /** A file that holds something else, such as a manifest, fails (api 0.21.2, internal/accumulator/loadconfigfromcrds.go). */
    private void refuseOther(Node definition) {
        boolean absent = definition instanceof Scalar scalar && scalar.isNull();
        if (!absent && !(definition instanceof Mapping)) {
            throw Failed.because(Cause.FIELD_TYPE, named, "the file holds something that is no definition of a type")
                    .related(definition.span(), "here")
                    .hint("list custom resource definitions under \"resources\"; \"crds\" takes OpenAPI definitions");
        }
    }

    private static @Nullable Mapping properties(@Nullable Node definition) {
        Node schema = definition instanceof Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.name().equalsIgnoreCase("schema"))
                        .map(Entry::value)
                        .findFirst()
                        .orElse(null)
                : null;
        return schema != null && schema.child("properties") instanceof Mapping properties ? properties : null;
    }

    private void collect(String kind, Mapping properties, String path, int depth) {
        for (Entry property : properties.entries()) {
            String here = path.isEmpty() ? property.name() : path + "/" + property.name();
            FieldSpec spec = new FieldSpec("", "", kind, here, false);
            addIf(property, "x-kubernetes-annotation", "commonAnnotations", spec);
            addIf(property, "x-kubernetes-label-selector", "commonLabels", spec);
            addIf(property, "x-kubernetes-identity", "namePrefix", spec);
            addReference(property.value(), kind, here);
            Node reference = property.value().child("$ref");
            Mapping referred = reference instanceof Scalar type ? properties(definitions.value(type.text())) : null;
            if (referred != null && depth < DEEPEST) {
                collect(kind, referred, here, depth + 1);
            }
        }
    }

    private void addIf(Entry property, String extension, String section, FieldSpec spec) {
        if (text(property.value(), extension) != null) {
            add(new TransformerConfig(Map.of(section, List.of(spec)), List.of()));
        }
    }

    private void addReference(Node property, String kind, String path) {
        String version = text(property, "x-kubernetes-object-ref-api-version");
        String target = text(property, "x-kubernetes-object-ref-kind");
        if (version == null || target == null) {
            return;
        }
        String key = text(property, "x-kubernetes-object-ref-name-key");
        FieldSpec spec = new FieldSpec("", "", kind, path + "/" + (key == null ? "name" : key), false);
        add(new TransformerConfig(Map.of(), List.of(new NameReference("", version, target, List.of(spec)))));
    }

    private void add(TransformerConfig more) {
        config = config.mergedFrom(more, named);
    }

    private static @Nullable String text(Node property, String extension) {
        return property.child(extension) instanceof Scalar scalar && scalar.isString() ? scalar.text() : null;
    }
}
