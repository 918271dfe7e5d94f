package net001;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.Rendered;
import dev.sluice.model.View;
import dev.sluice.model.network.CertificateRequest;
import dev.sluice.model.network.IngressPolicy;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A certificate whose HTTP01 challenge cannot be answered, because network policies keep everyone out of the solver's pod. */
@AutoService(Rule.class)
public final class AcmeSolverBlocked implements Rule {
    /** Where the solver listens (cert-manager 1.21, pkg/controller/acmechallenges; --acme-http01-solver-image). */
    private static final int PORT = 8089;

    private static final String SOLVER = "acme.cert-manager.io/http01-solver";

    /** Labels whose values cert-manager computes for each challenge. */
    private static final Set<String> COMPUTED =
            Set.of("acme.cert-manager.io/http-domain", "acme.cert-manager.io/http-token");

    @Override
    public About about() {
        return About.error("network policies keep the ACME challenge out");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.views().stream()
                .filter(view -> !repo.hides(view, "networking.k8s.io", "NetworkPolicy"))
                .flatMap(view -> CertificateRequest.in(view).flatMap(request -> check(view, request)));
    }

    private Stream<Finding> check(View view, CertificateRequest request) {
        List<Map<String, String>> pods = request.solverPods(SOLVER);
        if (pods.isEmpty()) {
            return Stream.empty();
        }
        List<IngressPolicy> isolating = policies(view, request.namespace())
                .filter(policy -> pods.stream().allMatch(labels -> policy.isolates(labels, COMPUTED)))
                .toList();
        return isolating.isEmpty() || isolating.stream().anyMatch(policy -> policy.admitsFromOutside(PORT))
                ? Stream.empty()
                : Stream.of(blocked(view, request, isolating));
    }

    private static Stream<IngressPolicy> policies(View view, String namespace) {
        return view.resources("networking.k8s.io", "NetworkPolicy").stream()
                .filter(policy -> policy.id().namespace().equals(namespace))
                .map(IngressPolicy::new);
    }

    private Finding blocked(View view, CertificateRequest request, List<IngressPolicy> isolating) {
        Finding finding = at(request.issuer())
                .saying(
                        "no NetworkPolicy of namespace \"%s\" lets the ACME challenge for %s reach its solver on port"
                                + " %d",
                        request.namespace(), request.object(), PORT)
                .hint(
                        "add a NetworkPolicy for pods with label %s: \"true\" that admits port %d from the namespace"
                                + " of the ingress controller",
                        SOLVER, PORT)
                .about(request.object())
                .in(view.name());
        for (IngressPolicy policy : isolating) {
            finding = finding.related(
                    policy.resource().span(),
                    "isolates the solver's pod: %s",
                    policy.resource().id());
        }
        return finding;
    }
}
