package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Mapping.Entry;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fills in the values of vars where they may stand (kustomize api 0.21.2, filters/refvar/refvar.go). */
final class VariableStep {
    private final Map<String, Scalar> values;

    private VariableStep(Map<String, Scalar> values) {
        this.values = values;
    }

    /** Fills in values in every field that the configuration names. */
    static void apply(Objects objects, TransformerConfig config, Map<String, Scalar> values) {
        VariableStep step = new VariableStep(values);
        objects.replaceAll(item -> {
            Mapping root = item.root();
            for (FieldSpec spec : config.specs("varReference")) {
                root = Fields.set(root, spec, step::expanded);
            }
            return item.with(root);
        });
    }

    private Node expanded(Node node) {
        if (node instanceof Mapping mapping) {
            List<Entry> entries = new ArrayList<>();
            for (Entry entry : mapping.entries()) {
                if (!entry.key().isString()) {
                    throw Failed.because(Cause.FIELD_TYPE, entry.key().span(), "a key is no text");
                }
                entries.add(entry.withValue(isText(entry.value()) ? expanded((Scalar) entry.value()) : entry.value()));
            }
            return mapping.withEntries(entries);
        }
        if (node instanceof Sequence sequence) {
            return sequence.withItems(sequence.items().stream().map(this::item).toList());
        }
        return isText(node) ? expanded((Scalar) node) : node;
    }

    private Node item(Node item) {
        if (!isText(item)) {
            throw Failed.because(Cause.FIELD_TYPE, item.span(), "an item of a list that may hold vars is no text");
        }
        return expanded((Scalar) item);
    }

    private Scalar expanded(Scalar scalar) {
        return Variables.expanded(scalar, values);
    }

    private static boolean isText(Node node) {
        return node instanceof Scalar scalar && scalar.kind() == Kind.STRING;
    }
}
