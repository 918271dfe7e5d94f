package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Mapping.Entry;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import java.util.List;

/**
 * Adds labels or annotations (kustomize api 0.21.2, filters/labels, filters/annotations).
 *
 * @param transformer the field that asks for them
 * @param pairs what is added
 * @param specs where
 */
record PairsStep(String transformer, Mapping pairs, List<FieldSpec> specs) implements Step {
    @Override
    public void apply(Objects objects, Notices notices) {
        if (pairs.isEmpty()) {
            return;
        }
        Mapping none = new Mapping(List.of(), pairs.origin());
        objects.replaceAll(item -> {
            Mapping root = item.root();
            for (FieldSpec spec : specs) {
                root = Fields.create(root, spec, none, this::added);
            }
            return item.with(root);
        });
    }

    private Node added(Node node) {
        if (node instanceof Scalar scalar && scalar.isNull()) {
            return node;
        }
        if (!(node instanceof Mapping mapping)) {
            throw Failed.because(Cause.FIELD_TYPE, node.span(), "a field for " + transformer + " is no mapping");
        }
        Mapping all = mapping;
        for (Entry pair : pairs.entries()) {
            Scalar value = Fields.transformed(transformer, (Scalar) pair.value(), all.value(pair.name()));
            all = all.with(new Entry(Fields.key(pair.name(), pair.key().origin()), value));
        }
        return all;
    }
}
