package dev.sluice.build.kustomize.patch;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of a patch as they stand in an object. */
final class Added {
    private Added() {}

    /** A value of a patch, every value in it with the patch as its origin; {@code replaced} is what it stands in for. */
    static Node by(Node value, @Nullable Node replaced) {
        Origin origin = new Origin.Patched(value.origin(), replaced == null ? null : replaced.origin());
        if (value instanceof Mapping mapping) {
            List<Mapping.Entry> entries = mapping.entries().stream()
                    .map(entry -> entry.withValue(by(entry.value(), null)))
                    .toList();
            return new Mapping(entries, origin);
        }
        if (value instanceof Sequence sequence) {
            return new Sequence(
                    sequence.items().stream().map(item -> by(item, null)).toList(), origin);
        }
        return value.withOrigin(origin);
    }
}
