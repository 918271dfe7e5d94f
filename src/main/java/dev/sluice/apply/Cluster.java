package dev.sluice.apply;

import dev.sluice.Trouble;
import dev.sluice.model.Receipt.Outcome;
import dev.sluice.model.Resource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import io.fabric8.kubernetes.client.dsl.ServerSideApplicable;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One API server. */
final class Cluster implements AutoCloseable {
    /** How long Flux waits for definitions and classes (fluxcd/pkg ssa/manager_apply.go, commit e2cfd1a). */
    private static final long PATIENCE_SECONDS = 60;

    private final KubernetesClient client;
    private final ApplyToCluster.Options options;

    private Cluster(KubernetesClient client, ApplyToCluster.Options options) {
        this.client = client;
        this.options = options;
    }

    /**
     * What the server said to one object.
     *
     * @param outcome what became of it
     * @param message in the server's words, without secret values
     * @param missing the kind and name of what the object lacks on the server, such as {@code Namespace podinfo}, or the
     *     API group whose definition it lacks, such as {@code CustomResourceDefinition .example.org}
     */
    record Answer(Outcome outcome, String message, Optional<String> missing) {}

    /** Connects with the credentials of a kubeconfig file and nothing else of the machine's. */
    static Cluster connect(ApplyToCluster.Options options) {
        if (!Files.isReadable(options.kubeconfig())) {
            throw new Trouble("cannot read " + options.kubeconfig() + "; name a kubeconfig file with --kubeconfig");
        }
        try {
            Config config = Config.fromKubeconfig(
                    options.context().orElse(null), options.kubeconfig().toFile());
            // A refused object answers 500, which the client would otherwise send again for 19 seconds.
            config.setRequestRetryBackoffLimit(0);
            Cluster cluster =
                    new Cluster(new KubernetesClientBuilder().withConfig(config).build(), options);
            cluster.client.getKubernetesVersion();
            return cluster;
        } catch (KubernetesClientException e) {
            throw new Trouble("cannot reach the cluster of " + options.kubeconfig() + ": " + e.getMessage(), e);
        }
    }

    String url() {
        return client.getMasterUrl().toString();
    }

    /** Sends one object. */
    Answer apply(Resource resource, boolean dry) {
        Payload payload = Payload.of(resource);
        try {
            NamespaceableResource<GenericKubernetesResource> target = client.resource(
                    client.getKubernetesSerialization().unmarshal(payload.json(), GenericKubernetesResource.class));
            @Nullable GenericKubernetesResource live = target.get();
            ServerSideApplicable<GenericKubernetesResource> request = target.dryRun(dry)
                    .fieldValidation(FieldValidateable.Validation.STRICT)
                    .fieldManager(options.fieldManager());
            GenericKubernetesResource now = (options.force() ? request.forceConflicts() : request).serverSideApply();
            return new Answer(outcome(live, now), "", Optional.empty());
        } catch (KubernetesClientException e) {
            return refusal(resource, payload, e);
        }
    }

    /** Waits until the definitions of a stage are served. */
    void awaitEstablished(List<Resource> stage) {
        for (Resource resource : stage) {
            if (resource.id().is("apiextensions.k8s.io", "CustomResourceDefinition")) {
                client.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName(resource.id().name())
                        .waitUntilCondition(
                                found -> found != null
                                        && found.getStatus() != null
                                        && found.getStatus().getConditions().stream()
                                                .anyMatch(condition -> condition
                                                                .getType()
                                                                .equals("Established")
                                                        && condition.getStatus().equals("True")),
                                PATIENCE_SECONDS,
                                TimeUnit.SECONDS);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static Outcome outcome(@Nullable GenericKubernetesResource live, GenericKubernetesResource now) {
        if (live == null) {
            return Outcome.CREATED;
        }
        boolean same = Objects.equals(live.getAdditionalProperties(), now.getAdditionalProperties())
                && Objects.equals(
                        live.getMetadata().getLabels(), now.getMetadata().getLabels())
                && Objects.equals(
                        live.getMetadata().getAnnotations(), now.getMetadata().getAnnotations());
        return same ? Outcome.UNCHANGED : Outcome.CONFIGURED;
    }

    private static Answer refusal(Resource resource, Payload payload, KubernetesClientException e) {
        String said = e.getStatus() != null && e.getStatus().getMessage() != null
                ? e.getStatus().getMessage()
                : String.valueOf(e.getMessage());
        return new Answer(Outcome.REFUSED, payload.mask(said), missing(resource, e));
    }

    /** A kind that the server does not know answers -1 from the client's discovery, a namespace 404 from the server. */
    private static Optional<String> missing(Resource resource, KubernetesClientException e) {
        StatusDetails details = e.getStatus() == null ? null : e.getStatus().getDetails();
        if (e.getCode() == 404 && details != null && "namespaces".equals(details.getKind())) {
            return Optional.of("Namespace " + details.getName());
        }
        if (e.getStatus() == null || e.getCode() == 404) {
            return Optional.of("CustomResourceDefinition ." + resource.id().group());
        }
        return Optional.empty();
    }
}
