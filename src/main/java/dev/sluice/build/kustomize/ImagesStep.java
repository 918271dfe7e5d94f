package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.build.kustomize.field.ImageTag;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.text.Nearest;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Changes an image, first wherever containers are, then in the fields that hold images (kustomize api 0.21.2,
 * internal/builtins/ImageTagTransformer.go).
 *
 * @param entry a decoded entry of {@code images}
 * @param specs the fields that hold images
 */
record ImagesStep(Mapping entry, List<FieldSpec> specs) implements Step {
    @Override
    public void apply(Objects objects, Notices notices) {
        ImageTag image = ImageTag.of(entry);
        Seen seen = new Seen(image, notices);
        objects.replaceAll(item -> {
            if (item.id().kind().equals("CustomResourceDefinition")) {
                return item;
            }
            Mapping root = Fields.guarded(item.root(), () -> image.inContainers(item.root(), seen::first));
            for (FieldSpec spec : specs) {
                root = Fields.set(root, spec, seen::second);
            }
            return item.with(root);
        });
        seen.tell();
    }

    /** What the entry met on its way through the objects. */
    private final class Seen {
        private final ImageTag image;
        private final Notices notices;
        private final Set<String> others = new TreeSet<>();
        private boolean met;

        Seen(ImageTag image, Notices notices) {
            this.image = image;
            this.notices = notices;
        }

        Node first(Node before) {
            if (before instanceof Scalar scalar) {
                boolean matches = image.matches(scalar.text());
                met |= matches;
                if (!matches) {
                    others.add(ImageTag.name(scalar.text()));
                }
            }
            return image.set(before);
        }

        /** A tag that was given a suffix among the containers gets it again in the fields. */
        Node second(Node before) {
            Node after = first(before);
            boolean again = before.origin() instanceof Origin.Transformed earlier
                    && after.span().equals(earlier.edit())
                    && !before.sameValue(after);
            if (again) {
                notices.note(Fault.of(
                                FaultKind.IMAGE_CHANGED_TWICE,
                                after.span(),
                                "kustomize adds this twice: the image becomes \"" + ((Scalar) after).text() + '"')
                        .related(before.origin().before().get(0).edit(), "the image")
                        .hint("write the whole tag as \"newTag\""));
            }
            return after;
        }

        /** Where there is no image at all, the entry may be for something that is still to come. */
        void tell() {
            Scalar name = KustomizationFile.text(entry, "name");
            if (name != null && met) {
                notices.withEffect(FaultKind.IMAGE_UNMATCHED, name.span());
            } else if (name != null && !others.isEmpty()) {
                Fault fault = Fault.of(
                        FaultKind.IMAGE_UNMATCHED, name.span(), "no image here is called \"" + name.text() + '"');
                notices.withoutEffect(Nearest.of(name.text(), others)
                        .map(nearest -> fault.hint("did you mean \"" + nearest + "\"?"))
                        .orElse(fault));
            }
        }
    }
}
