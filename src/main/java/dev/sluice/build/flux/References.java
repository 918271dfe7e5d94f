package dev.sluice.build.flux;

import dev.sluice.model.FluxKustomization;
import dev.sluice.model.Reference;
import dev.sluice.model.Reference.Kind;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.List;
import java.util.stream.Stream;

/** Reads the references that Flux objects state, each completed as its controller does. */
public final class References {
    private static final String CORE = "";
    private static final String KUSTOMIZE = FluxKustomization.GROUP;
    private static final String SOURCE = FluxKustomization.SOURCE_GROUP;
    private static final String HELM = "helm.toolkit.fluxcd.io";
    private static final String IMAGE = "image.toolkit.fluxcd.io";
    private static final String EXTENSIONS = "source.extensions.fluxcd.io";

    /**
     * A field that holds references.
     *
     * @param group the group of the objects that have it
     * @param kind their kind
     * @param path the field; a list holds one reference per item
     * @param purpose what the reference is for
     * @param targetGroup the group of what it names
     * @param targetKind the kind of what it names if the reference does not say
     */
    private record Field(String group, String kind, String path, Kind purpose, String targetGroup, String targetKind) {
        boolean isOf(ResourceId id) {
            return id.is(group, kind);
        }
    }

    private static final List<Field> FIELDS = List.of(
            new Field(KUSTOMIZE, "Kustomization", "spec.sourceRef", Kind.SOURCE, SOURCE, ""),
            new Field(KUSTOMIZE, "Kustomization", "spec.dependsOn", Kind.DEPENDS_ON, KUSTOMIZE, "Kustomization"),
            new Field(KUSTOMIZE, "Kustomization", "spec.postBuild.substituteFrom", Kind.SUBSTITUTION, CORE, ""),
            new Field(KUSTOMIZE, "Kustomization", "spec.decryption.secretRef", Kind.DECRYPTION, CORE, "Secret"),
            new Field(KUSTOMIZE, "Kustomization", "spec.kubeConfig.secretRef", Kind.SECRET, CORE, "Secret"),
            new Field(KUSTOMIZE, "Kustomization", "spec.kubeConfig.configMapRef", Kind.CONFIG_MAP, CORE, "ConfigMap"),
            new Field(HELM, "HelmRelease", "spec.chart.spec.sourceRef", Kind.SOURCE, SOURCE, ""),
            new Field(HELM, "HelmRelease", "spec.chartRef", Kind.SOURCE, SOURCE, ""),
            new Field(HELM, "HelmRelease", "spec.dependsOn", Kind.DEPENDS_ON, HELM, "HelmRelease"),
            new Field(HELM, "HelmRelease", "spec.valuesFrom", Kind.VALUES, CORE, ""),
            new Field(HELM, "HelmRelease", "spec.kubeConfig.secretRef", Kind.SECRET, CORE, "Secret"),
            new Field(SOURCE, "HelmChart", "spec.sourceRef", Kind.SOURCE, SOURCE, ""),
            new Field(SOURCE, "GitRepository", "spec.include", Kind.SOURCE, SOURCE, "GitRepository"),
            new Field(SOURCE, "GitRepository", "spec.secretRef", Kind.SECRET, CORE, "Secret"),
            new Field(SOURCE, "OCIRepository", "spec.secretRef", Kind.SECRET, CORE, "Secret"),
            new Field(SOURCE, "HelmRepository", "spec.secretRef", Kind.SECRET, CORE, "Secret"),
            new Field(SOURCE, "Bucket", "spec.secretRef", Kind.SECRET, CORE, "Secret"),
            new Field(EXTENSIONS, "ArtifactGenerator", "spec.sources", Kind.SOURCE, SOURCE, ""),
            new Field(IMAGE, "ImageUpdateAutomation", "spec.sourceRef", Kind.SOURCE, SOURCE, "GitRepository"),
            new Field(IMAGE, "ImagePolicy", "spec.imageRepositoryRef", Kind.IMAGE_REPOSITORY, IMAGE, "ImageRepository"),
            new Field(IMAGE, "ImageRepository", "spec.secretRef", Kind.SECRET, CORE, "Secret"));

    private References() {}

    /** The references of an object, field by field. */
    public static Stream<Reference> of(Resource object) {
        return FIELDS.stream()
                .filter(field -> field.isOf(object.id()))
                .flatMap(field -> object.at(field.path()).stream().flatMap(value -> of(object, field, value)));
    }

    private static Stream<Reference> of(Resource object, Field field, Node value) {
        if (value instanceof Sequence sequence) {
            return sequence.items().stream().flatMap(item -> of(object, field, item));
        }
        // An included repository is named one level deeper.
        Node reference = field.path().equals("spec.include") ? value.child("repository") : value;
        return reference instanceof Mapping mapping ? Stream.of(reference(object, field, mapping)) : Stream.empty();
    }

    private static Reference reference(Resource object, Field field, Mapping reference) {
        Node name = reference.child("name");
        boolean given =
                reference.text("namespace").filter(text -> !text.isEmpty()).isPresent() && mayLeave(field);
        ResourceId target = new ResourceId(
                field.targetGroup(),
                "",
                reference.text("kind").filter(text -> !text.isEmpty()).orElse(field.targetKind()),
                given ? reference.text("namespace").orElse("") : object.id().namespace(),
                reference.text("name").orElse(""));
        return new Reference(
                field.purpose(), object, name instanceof Scalar ? name : reference, reference, target, given);
    }

    /** Whether the reference can name another namespace; elsewhere the controller does not look at the field. */
    private static boolean mayLeave(Field field) {
        return switch (field.purpose()) {
            case SOURCE -> !field.kind().equals("HelmChart") && !field.kind().equals("GitRepository");
            case DEPENDS_ON, IMAGE_REPOSITORY -> true;
            default -> false;
        };
    }
}
