package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.build.kustomize.field.ImageTag;
import dev.sluice.yaml.Mapping;
import java.util.List;

/**
 * Changes an image, first wherever containers are, then in the fields that hold images (kustomize api 0.21.2,
 * internal/builtins/ImageTagTransformer.go).
 *
 * @param entry a decoded entry of {@code images}
 * @param specs the fields that hold images
 */
record ImagesStep(Mapping entry, List<FieldSpec> specs) implements Step {
    @Override
    public void apply(Objects objects) {
        ImageTag image = ImageTag.of(entry);
        objects.replaceAll(item -> {
            if (item.id().kind().equals("CustomResourceDefinition")) {
                return item;
            }
            Mapping root = Fields.guarded(item.root(), () -> image.inContainers(item.root()));
            for (FieldSpec spec : specs) {
                root = Fields.set(root, spec, image::set);
            }
            return item.with(root);
        });
    }
}
