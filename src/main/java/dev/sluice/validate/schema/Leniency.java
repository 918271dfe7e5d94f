package dev.sluice.validate.schema;

import dev.sluice.text.Nearest;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where clusters take more than the published descriptions say. */
final class Leniency {
    /**
     * Fields that are called required although the server takes an object without them: it decodes what is missing as the
     * zero value, and its own checks let that pass (observed with 1.36.3).
     */
    private static final Map<String, Set<String>> OPTIONAL = Map.of(
            "io.k8s.api.apps.v1.StatefulSetSpec", Set.of("serviceName"),
            "io.k8s.api.networking.v1.NetworkPolicySpec", Set.of("podSelector"),
            "io.k8s.api.resource.v1.ResourceClaimTemplateSpec", Set.of("spec"),
            "io.k8s.api.resource.v1beta1.ResourceClaimTemplateSpec", Set.of("spec"),
            "io.k8s.api.resource.v1beta2.ResourceClaimTemplateSpec", Set.of("spec"));

    /** Where Flux names kinds of other controllers, which the operator of Flux and many installations patch in. */
    private static final String NOTIFICATION = "notification.toolkit.fluxcd.io";

    private static final Set<String> LISTS = Set.of("spec.eventSources", "spec.resources");

    private Leniency() {}

    /** Whether a built-in type is fine without a required field. */
    static boolean isOptional(String definition, String field) {
        return OPTIONAL.getOrDefault(definition, Set.of()).contains(field);
    }

    /** Whether a value outside an enum may have been added to it, and is no slip of one that is in it. */
    static boolean mayBeAdded(KindEntry kind, FieldPath path, Scalar value, List<Node> allowed) {
        boolean open = kind.group().equals(NOTIFICATION)
                && path.step().equals("kind")
                && path.parent() != null
                && path.parent().parent() != null
                && LISTS.contains(path.parent().parent().toString());
        List<String> names = allowed.stream()
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .toList();
        return open && Nearest.of(value.text(), names).isEmpty();
    }
}
