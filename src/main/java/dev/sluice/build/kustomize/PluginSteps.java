package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.build.kustomize.patch.MergeSchema;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import java.util.List;

/** The transformers that plug-in configurations ask for (kustomize api 0.21.2, internal/builtins). */
final class PluginSteps {
    private PluginSteps() {}

    /** The step of a built-in transformer with a decoded configuration. */
    static Step of(String kind, Mapping config, Directory directory, MergeSchema schema) {
        List<FieldSpec> specs = TransformerConfig.fieldSpecs(config, "fieldSpecs");
        return switch (kind) {
            case "AnnotationsTransformer" -> new PairsStep(kind, mapping(config, "annotations"), specs);
            case "LabelTransformer" -> new PairsStep(kind, mapping(config, "labels"), specs);
            case "NamespaceTransformer" -> namespace(config, specs);
            case "PrefixTransformer" -> affix(config, specs, "prefix");
            case "SuffixTransformer" -> affix(config, specs, "suffix");
            case "PrefixSuffixTransformer" -> both(affix(config, specs, "prefix"), affix(config, specs, "suffix"));
            case "PatchTransformer" -> PatchStep.of(config, directory, schema);
            case "PatchJson6902Transformer" -> OperationsStep.of(config, "jsonOp", directory);
            case "PatchStrategicMergeTransformer" -> merges(config, directory, schema);
            case "ReplicaCountTransformer" -> new ReplicasStep(mapping(config, "replica"), specs);
            case "ImageTagTransformer" -> new ImagesStep(mapping(config, "imageTag"), specs);
            case "ReplacementTransformer" ->
                ReplacementStep.of(
                        KustomizationFile.items(config, "replacements").stream()
                                .map(Mapping.class::cast)
                                .toList(),
                        directory);
            case "ValueAddTransformer" -> ValueAddStep.of(config, directory);
            case "HashTransformer" -> (objects, notices) -> NameHash.apply(objects);
            default -> throw Failed.because(Cause.EXTERNAL_PLUGINS_DISABLED, config.span(), kind + " is not built in");
        };
    }

    private static Step namespace(Mapping config, List<FieldSpec> specs) {
        NamespaceStep.Subjects subjects = NamespaceStep.Subjects.of(config);
        Node metadata = config.value("metadata");
        Scalar namespace = metadata instanceof Mapping mapping ? KustomizationFile.text(mapping, "namespace") : null;
        return namespace == null
                ? (objects, notices) -> {}
                : new NamespaceStep(namespace, specs, KustomizationFile.isTrue(config, "unsetOnly"), subjects);
    }

    private static Step affix(Mapping config, List<FieldSpec> specs, String field) {
        if (!config.has("fieldSpecs")) {
            throw Failed.because(Cause.FIELD_TYPE, config.span(), "fieldSpecs are missing");
        }
        Scalar text = KustomizationFile.text(config, field);
        Scalar affix = text == null ? Scalar.string("", config.origin()) : text;
        return new AffixStep(affix, specs, field.equals("suffix"));
    }

    private static Step both(Step first, Step second) {
        return (objects, notices) -> {
            first.apply(objects, notices);
            second.apply(objects, notices);
        };
    }

    private static Step merges(Mapping config, Directory directory, MergeSchema schema) {
        List<Scalar> paths = KustomizationFile.items(config, "paths").stream()
                .map(Scalar.class::cast)
                .toList();
        Scalar patches = KustomizationFile.text(config, "patches");
        if (paths.isEmpty() && patches == null) {
            throw Failed.because(Cause.PATCH_INVALID, config.span(), "neither \"paths\" nor \"patches\" is given");
        }
        return StrategicMergeStep.of(paths, patches == null ? List.of() : List.of(patches), directory, schema);
    }

    private static Mapping mapping(Mapping config, String field) {
        return config.value(field) instanceof Mapping mapping ? mapping : new Mapping(List.of(), config.origin());
    }
}
