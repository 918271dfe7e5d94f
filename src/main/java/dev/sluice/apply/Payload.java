package dev.sluice.apply;

import dev.sluice.model.Resource;
import dev.sluice.yaml.GoJson;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One object as it is sent: with its secrets in the clear and the labels by which Flux knows its own. */
final class Payload {
    private static final String MASK = "********";

    private final String json;
    private final List<String> secrets;

    private Payload(String json, List<String> secrets) {
        this.json = json;
        this.secrets = secrets;
    }

    static Payload of(Resource resource) {
        List<String> secrets = new ArrayList<>();
        String json = GoJson.print(owned(resource), scalar -> {
            Sealed sealed = scalar.sealed();
            if (sealed == null || !sealed.isOpen()) {
                return scalar.text();
            }
            secrets.add(sealed.reveal());
            return sealed.reveal();
        });
        return new Payload(json, secrets);
    }

    String json() {
        return json;
    }

    /** A text of the server's without the secrets that were sent to it. */
    String mask(String text) {
        String masked = text;
        for (String secret : secrets) {
            if (!secret.isBlank()) {
                masked = masked.replace(secret, MASK);
            }
        }
        return masked;
    }

    @Override
    public String toString() {
        return "Payload[…]";
    }

    /** Owner labels as kustomize-controller 1.9 sets them, so that Flux finds what was applied here to be its own. */
    private static Mapping owned(Resource resource) {
        int slash = resource.owner().indexOf('/');
        Mapping root = resource.root();
        Mapping metadata =
                root.value("metadata") instanceof Mapping found ? found : new Mapping(List.of(), root.origin());
        Mapping labels =
                metadata.value("labels") instanceof Mapping found ? found : new Mapping(List.of(), root.origin());
        Origin origin = root.origin();
        for (var label : Map.of(
                        "kustomize.toolkit.fluxcd.io/namespace",
                                resource.owner().substring(0, slash),
                        "kustomize.toolkit.fluxcd.io/name", resource.owner().substring(slash + 1))
                .entrySet()) {
            labels = labels.with(label.getKey(), Scalar.string(label.getValue(), origin));
        }
        return root.with("metadata", metadata.with("labels", labels));
    }
}
