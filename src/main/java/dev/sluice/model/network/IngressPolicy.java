package dev.sluice.model.network;

import dev.sluice.model.Resource;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ingress half of a NetworkPolicy (k8s.io/api 0.36, networking/v1). A pod that any policy selects is isolated; then what
 * one of its policies admits comes in.
 *
 * @param resource the NetworkPolicy
 */
public record IngressPolicy(Resource resource) {
    /** Whether the policy isolates a pod; see {@link LabelSelector#selects} for the labels. */
    public boolean isolates(Map<String, String> labels, Set<String> unknown) {
        boolean ingress = !(resource.at("spec.policyTypes").orElse(null) instanceof Sequence types)
                || types.items().stream()
                        .anyMatch(type ->
                                type instanceof Scalar scalar && scalar.text().equals("Ingress"));
        return ingress
                && resource.at("spec.podSelector")
                        .map(selector -> new LabelSelector(selector).selects(labels, unknown))
                        .orElse(true);
    }

    /** Whether the policy lets connections from outside the namespace reach a TCP port; a port given by name counts. */
    public boolean admitsFromOutside(int port) {
        return items(resource.at("spec.ingress").orElse(null)).stream()
                .anyMatch(rule -> hasPort(rule, port) && isFromOutside(rule));
    }

    private static boolean isFromOutside(Node rule) {
        List<Node> peers = items(rule.child("from"));
        return peers.isEmpty()
                || peers.stream()
                        .anyMatch(peer -> peer.child("namespaceSelector") != null || peer.child("ipBlock") != null);
    }

    private static boolean hasPort(Node rule, int port) {
        List<Node> ports = items(rule.child("ports"));
        return ports.isEmpty() || ports.stream().anyMatch(one -> covers(one, port));
    }

    private static boolean covers(Node one, int port) {
        if (!one.text("protocol").orElse("TCP").equals("TCP")) {
            return false;
        }
        if (!(one.child("port") instanceof Scalar first) || first.kind() != Scalar.Kind.INT) {
            return true;
        }
        int from = number(first.text());
        int to = one.text("endPort").map(IngressPolicy::number).orElse(from);
        return from <= port && port <= to;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException outOfRange) {
            return -1;
        }
    }

    private static List<Node> items(@org.jspecify.annotations.Nullable Node node) {
        return node instanceof Sequence sequence ? sequence.items() : List.of();
    }
}
