package dev.sluice.model.network;

import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An object for which cert-manager asks an ACME server for a certificate (cert-manager 1.21, pkg/controller/certificate-shim).
 *
 * @param resource the Ingress, Gateway or Certificate
 * @param issuer the scalar that names the issuer
 * @param acme the {@code spec.acme} of the issuer
 */
public record CertificateRequest(Resource resource, Scalar issuer, Node acme) {
    private static final String GROUP = "cert-manager.io";

    /** Every request of a view whose issuer is an ACME issuer of the view. */
    public static Stream<CertificateRequest> in(View view) {
        Stream<CertificateRequest> annotated = Stream.concat(
                        view.resources("networking.k8s.io", "Ingress").stream(),
                        view.resources("gateway.networking.k8s.io", "Gateway").stream())
                .flatMap(resource -> Stream.concat(
                        annotated(view, resource, "cert-manager.io/cluster-issuer", "ClusterIssuer"),
                        annotated(view, resource, "cert-manager.io/issuer", "Issuer")));
        Stream<CertificateRequest> certificates = view.resources(GROUP, "Certificate").stream()
                .flatMap(resource -> resource.at("spec.issuerRef.name").stream()
                        .filter(Scalar.class::isInstance)
                        .flatMap(name -> of(
                                view,
                                resource,
                                (Scalar) name,
                                resource.text("spec.issuerRef.kind").orElse("Issuer"))));
        return Stream.concat(annotated, certificates);
    }

    public String namespace() {
        return resource.id().namespace();
    }

    public ResourceId object() {
        return resource.id();
    }

    /** The known labels of the pods that may answer the challenge, one set per solver; empty if none uses HTTP01. */
    public List<Map<String, String>> solverPods(String label) {
        if (!(acme.child("solvers") instanceof Sequence solvers)) {
            return List.of();
        }
        return solvers.items().stream()
                .filter(this::mayServe)
                .flatMap(solver -> Optional.ofNullable(solver.child("http01")).stream())
                .filter(Mapping.class::isInstance)
                .map(http -> labels(http, label))
                .toList();
    }

    /** A solver for other names or labels does not concern this request; which one of the others wins is not decided here. */
    private boolean mayServe(Node solver) {
        Node selector = solver.child("selector");
        if (selector == null || !(selector.child("matchLabels") instanceof Mapping wanted)) {
            return true;
        }
        return wanted.entries().stream()
                .allMatch(entry -> entry.value() instanceof Scalar value
                        && resource.at("metadata.labels")
                                .map(labels -> labels.child(entry.name()))
                                .filter(label -> label.sameValue(value))
                                .isPresent());
    }

    private static Map<String, String> labels(Node http, String label) {
        Map<String, String> labels = new HashMap<>(Map.of(label, "true"));
        for (String kind : List.of("ingress", "gatewayHTTPRoute")) {
            http.at(kind + ".podTemplate.metadata.labels")
                    .filter(Mapping.class::isInstance)
                    .ifPresent(more -> ((Mapping) more).entries().forEach(entry -> {
                        if (entry.value() instanceof Scalar value) {
                            labels.put(entry.name(), value.text());
                        }
                    }));
        }
        return labels;
    }

    private static Stream<CertificateRequest> annotated(View view, Resource resource, String annotation, String kind) {
        return resource
                .at("metadata.annotations")
                .map(annotations -> annotations.child(annotation))
                .filter(Scalar.class::isInstance)
                .stream()
                .flatMap(name -> of(view, resource, (Scalar) name, kind));
    }

    private static Stream<CertificateRequest> of(View view, Resource resource, Scalar name, String kind) {
        // kustomize's namespace transformer gives a namespace to cluster-scoped kinds that it does not know.
        return view.resources(GROUP, kind).stream()
                .filter(issuer -> issuer.id().name().equals(name.text())
                        && (kind.equals("ClusterIssuer")
                                || issuer.id().namespace().equals(resource.id().namespace())))
                .findFirst()
                .flatMap(issuer -> issuer.at("spec.acme"))
                .map(acme -> new CertificateRequest(resource, name, acme))
                .stream();
    }
}
