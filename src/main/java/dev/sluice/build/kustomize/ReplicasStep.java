package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.build.kustomize.field.Written;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import java.util.List;

/**
 * Sets the number of replicas (kustomize api 0.21.2, internal/builtins/ReplicaCountTransformer.go).
 *
 * @param entry a decoded entry of {@code replicas}
 * @param specs the fields that hold a number of replicas
 */
record ReplicasStep(Mapping entry, List<FieldSpec> specs) implements Step {
    @Override
    public void apply(Objects objects, Notices notices) {
        String name = KustomizationFile.textOrEmpty(entry, "name");
        boolean found = false;
        for (FieldSpec spec : specs) {
            for (int index : objects.withAnyId(id -> fits(id, name, spec))) {
                found = true;
                Item item = objects.get(index);
                objects.set(index, item.with(Fields.create(item.root(), spec, count(null), this::count)));
            }
        }
        if (!found) {
            Node place = entry.value("name");
            throw Failed.because(
                    Cause.REPLICAS_NO_MATCH,
                    place == null ? entry.span() : place.span(),
                    "no object with replicas is called \"" + name + "\"");
        }
    }

    private static boolean fits(ResourceId id, String name, FieldSpec spec) {
        return id.name().equals(name) && spec.selects(id);
    }

    private Scalar count(@org.jspecify.annotations.Nullable Node before) {
        String text = KustomizationFile.textOrEmpty(entry, "count");
        Node place = entry.value("count");
        Origin origin = new Origin.Transformed(
                "replicas", place == null ? entry.span() : place.span(), before == null ? null : before.origin());
        if (before != null && !(before instanceof Scalar)) {
            throw Failed.because(Cause.FIELD_TYPE, before.span(), "a number of replicas is a single value");
        }
        String number = text.isEmpty() ? "0" : text;
        return before == null ? Scalar.of(number, Kind.INT, origin) : Written.over((Scalar) before, number, origin);
    }
}
