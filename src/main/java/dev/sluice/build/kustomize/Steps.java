package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.build.kustomize.patch.MergeSchema;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The transformers that the fields of a kustomization file ask for (kustomize api 0.21.2, kusttarget_configplugin.go). */
final class Steps {
    private final KustomizationFile file;
    private final Directory directory;
    private final MergeSchema schema;
    private final TransformerConfig config;
    private final List<Named> steps = new ArrayList<>();

    /**
     * A step.
     *
     * @param step the step
     * @param plugin what kustomize calls its transformer
     */
    record Named(Step step, String plugin) {}

    Steps(KustomizationFile file, Directory directory, MergeSchema schema, TransformerConfig config) {
        this.file = file;
        this.directory = directory;
        this.schema = schema;
        this.config = config;
    }

    /** All steps in the order in which kustomize takes them. Reads every patch. */
    List<Named> all() {
        addPatches();
        addNames();
        addLabels();
        addAnnotations();
        for (Mapping entry : file.mappings("patchesJson6902")) {
            add(OperationsStep.of(entry, "patch", directory), "PatchJson6902Transformer");
        }
        for (Mapping entry : file.mappings("replicas")) {
            add(new ReplicasStep(entry, config.specs("replicas")), "ReplicaCountTransformer");
        }
        for (Mapping entry : file.mappings("images")) {
            add(new ImagesStep(entry, config.specs("images")), "ImageTagTransformer");
        }
        List<Mapping> replacements = file.mappings("replacements");
        if (!replacements.isEmpty()) {
            add(ReplacementStep.of(replacements, directory), "ReplacementTransformer");
        }
        return List.copyOf(steps);
    }

    private void add(Step step, String plugin) {
        steps.add(new Named(step, plugin));
    }

    private void addPatches() {
        List<Scalar> merges = file.texts("patchesStrategicMerge");
        if (!merges.isEmpty()) {
            add(StrategicMergeStep.of(merges, List.of(), directory, schema), "PatchStrategicMergeTransformer");
        }
        for (Mapping entry : file.mappings("patches")) {
            add(PatchStep.of(entry, directory, schema), "PatchTransformer");
        }
    }

    private void addNames() {
        Optional<Scalar> namespace = file.text("namespace");
        if (namespace.isPresent()) {
            List<FieldSpec> specs = config.specs("namespace");
            add(
                    new NamespaceStep(namespace.get(), specs, false, NamespaceStep.Subjects.DEFAULT_ONLY),
                    "NamespaceTransformer");
        }
        file.text("namePrefix")
                .ifPresent(
                        prefix -> add(new AffixStep(prefix, config.specs("namePrefix"), false), "PrefixTransformer"));
        file.text("nameSuffix")
                .ifPresent(suffix -> add(new AffixStep(suffix, config.specs("nameSuffix"), true), "SuffixTransformer"));
    }

    private void addLabels() {
        List<Mapping> labels = file.mappings("labels");
        Mapping common = file.mapping("commonLabels")
                .orElseGet(() -> new Mapping(List.of(), file.root().origin()));
        if (labels.isEmpty() && common.isEmpty()) {
            return;
        }
        for (Mapping label : labels) {
            Mapping pairs =
                    label.value("pairs") instanceof Mapping mapping ? mapping : new Mapping(List.of(), label.origin());
            add(new PairsStep("labels", pairs, labelSpecs(label)), "LabelTransformer");
        }
        // kustomize notes this step even if there is nothing to add.
        add(new PairsStep("commonLabels", common, config.specs("commonLabels")), "LabelTransformer");
    }

    private List<FieldSpec> labelSpecs(Mapping label) {
        try {
            List<FieldSpec> specs =
                    TransformerConfig.merged(TransformerConfig.fieldSpecs(label, "fields"), config.specs("labels"));
            if (KustomizationFile.isTrue(label, "includeSelectors")) {
                return TransformerConfig.merged(specs, config.specs("commonLabels"));
            }
            if (KustomizationFile.isTrue(label, "includeTemplates")) {
                specs = TransformerConfig.merged(specs, config.specs("templateLabels"));
            }
            if (KustomizationFile.isTrue(label, "includeVolumeClaimTemplates")) {
                specs = TransformerConfig.merged(specs, config.specs("volumeClaimTemplateLabels"));
            }
            return TransformerConfig.merged(specs, List.of(FieldSpec.of("metadata/labels", true)));
        } catch (TransformerConfig.Conflict conflict) {
            throw conflict.at(label.span());
        }
    }

    private void addAnnotations() {
        Optional<Mapping> annotations = file.mapping("commonAnnotations").filter(pairs -> !pairs.isEmpty());
        if (annotations.isPresent()) {
            List<FieldSpec> specs = config.specs("commonAnnotations");
            add(new PairsStep("commonAnnotations", annotations.get(), specs), "AnnotationsTransformer");
        }
    }
}
