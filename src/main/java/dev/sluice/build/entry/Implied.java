package dev.sluice.build.entry;

import dev.sluice.model.FluxKustomization;
import dev.sluice.model.Resource;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import java.util.List;

/** Makes the root Kustomization that no manifest holds. */
final class Implied {
    private final Origin origin;

    /** @param origin the place that implies the Kustomization */
    Implied(Origin origin) {
        this.origin = origin;
    }

    /** The name that bootstrap gives to the root and its source, and the namespace of both. */
    static final String FLUX_SYSTEM = "flux-system";

    FluxKustomization root(String namespace, String name, Node path, Node source) {
        Mapping object = mapping(
                "apiVersion", text(FluxKustomization.GROUP + "/v1"),
                "kind", text("Kustomization"),
                "metadata", mapping("name", text(name), "namespace", text(namespace)),
                "spec",
                        mapping(
                                "interval",
                                text("10m"),
                                "path",
                                path,
                                "prune",
                                Scalar.of("true", Scalar.Kind.BOOL, origin),
                                "sourceRef",
                                source));
        return FluxKustomization.of(Resource.of(object, ""), true);
    }

    Node source(String kind, String namespace, String name) {
        return mapping("kind", text(kind), "name", text(name), "namespace", text(namespace));
    }

    Scalar text(String text) {
        return Scalar.string(text, origin);
    }

    private Mapping mapping(Object... keysAndValues) {
        Mapping mapping = new Mapping(List.of(), origin);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            mapping = mapping.with((String) keysAndValues[i], (Node) keysAndValues[i + 1]);
        }
        return mapping;
    }
}
