package dev.sluice.validate.schema;

import java.util.Map;
import java.util.Set;

/**
 * Fields that the published description of a built-in type calls required although the server takes an object without them:
 * it decodes what is missing as the zero value, and its own checks let that pass.
 */
final class Leniency {
    private static final Map<String, Set<String>> OPTIONAL = Map.of(
            "io.k8s.api.apps.v1.StatefulSetSpec", Set.of("serviceName"),
            "io.k8s.api.networking.v1.NetworkPolicySpec", Set.of("podSelector"));

    private Leniency() {}

    static boolean accepts(String definition, String field) {
        return OPTIONAL.getOrDefault(definition, Set.of()).contains(field);
    }
}
