package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.build.kustomize.patch.Selector;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code target} of a patch. */
final class Target {
    private final Selector selector;
    private final boolean hasName;

    private Target(Selector selector, boolean hasName) {
        this.selector = selector;
        this.hasName = hasName;
    }

    /** Reads a decoded target; empty if there is none. */
    static Optional<Target> of(@Nullable Node node) {
        if (!(node instanceof Mapping mapping)) {
            return Optional.empty();
        }
        try {
            boolean hasName = KustomizationFile.text(mapping, "name") != null;
            return Optional.of(new Target(Selector.of(mapping), hasName));
        } catch (PatchRejected rejected) {
            throw PatchSource.failed(rejected);
        }
    }

    /** Whether it states a name. */
    boolean hasName() {
        return hasName;
    }

    /** Indexes of the objects that it selects. */
    List<Integer> indexes(Objects objects) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            Item item = objects.get(i);
            if (selector.selects(effective(item.originalId()), effective(item.id()), item.root())) {
                found.add(i);
            }
        }
        return found;
    }

    private static ResourceId effective(ResourceId id) {
        return new ResourceId(id.group(), id.version(), id.kind(), Scope.namespace(id), id.name());
    }
}
