package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.build.kustomize.field.FieldWalk;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import java.util.List;

/**
 * Puts a prefix or a suffix to names (kustomize api 0.21.2, internal/builtins/PrefixTransformer.go).
 *
 * @param affix the text
 * @param specs the fields that hold names
 * @param atEnd whether it is a suffix
 */
record AffixStep(Scalar affix, List<FieldSpec> specs, boolean atEnd) implements Step {
    @Override
    public void apply(Objects objects, Notices notices) {
        objects.replaceAll(item -> isSkipped(item.originalId()) ? item : affixed(item));
    }

    private static boolean isSkipped(ResourceId id) {
        return id.kind().equals("CustomResourceDefinition")
                || id.kind().equals("Namespace")
                || id.is("apiregistration.k8s.io", "APIService");
    }

    private Item affixed(Item item) {
        Item changed = item;
        ResourceId original = item.originalId();
        for (FieldSpec spec : specs) {
            if (!spec.selects(original)) {
                continue;
            }
            if (spec.path().equals("metadata/name")) {
                changed = atEnd ? changed.suffixed(affix.text()) : changed.prefixed(affix.text());
                changed = affix.text().isEmpty() ? changed : changed.remembered();
            }
            Node missing = FieldWalk.noText(affix.origin());
            changed = changed.with(Fields.create(changed.root(), spec, missing, this::affixed));
        }
        return changed;
    }

    private Node affixed(Node node) {
        if (!(node instanceof Scalar before)) {
            throw Failed.because(Cause.FIELD_TYPE, node.span(), "a field that holds a name is no single value");
        }
        String text = atEnd ? before.text() + affix.text() : affix.text() + before.text();
        Origin origin = new Origin.Transformed(atEnd ? "nameSuffix" : "namePrefix", affix.span(), before.origin());
        return affix.text().isEmpty() ? before : new Scalar(text, Scalar.Kind.STRING, before.style(), origin, null);
    }
}
