package dev.sluice.validate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import dev.sluice.model.Fault;
import dev.sluice.model.Resource;
import dev.sluice.yaml.Mapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where JSON Schema says what the API server does, the structural validator and networknt give the same verdict. */
final class NetworkntDifferentialTest {
    private static final int MUTANTS = 400;

    /**
     * Changes that JSON Schema cannot judge: nulls, list keys, rules of metadata, and an absent specification, which counts
     * as an empty one.
     */
    private static final Pattern BEYOND_JSON_SCHEMA =
            Pattern.compile("doubled .*|.* NULL|.*\\.metadata.*|\\w+ \\.spec( to .*)?");

    private static final List<Sample> SAMPLES = List.of(
            new Sample("kubernetes", """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: app}
                        spec:
                          replicas: 2
                          strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 0}}
                          selector: {matchLabels: {app: app}}
                          template:
                            spec:
                              containers:
                                - name: app
                                  image: nginx
                                  env: [{name: A, value: b}, {name: C, valueFrom: {secretKeyRef: {name: s, key: k}}}]
                                  ports: [{containerPort: 80, name: http}]
                                  readinessProbe: {httpGet: {path: /, port: http}, periodSeconds: 5}
                                  resources: {limits: {cpu: 1, memory: 128Mi}}
                                  securityContext: {runAsNonRoot: true, capabilities: {drop: [ALL]}}
                              volumes: [{name: v, configMap: {name: c, items: [{key: k, path: p}]}}]
                        """),
            new Sample("kubernetes", """
                        apiVersion: networking.k8s.io/v1
                        kind: Ingress
                        metadata: {name: app}
                        spec:
                          ingressClassName: nginx
                          tls: [{hosts: [a.example.com], secretName: tls}]
                          rules:
                            - host: a.example.com
                              http:
                                paths:
                                  - {path: /, pathType: Prefix, backend: {service: {name: app, port: {number: 80}}}}
                        """),
            new Sample("flux", """
                        apiVersion: kustomize.toolkit.fluxcd.io/v1
                        kind: Kustomization
                        metadata: {name: apps, namespace: flux-system}
                        spec:
                          interval: 10m
                          path: ./apps
                          prune: true
                          wait: true
                          sourceRef: {kind: GitRepository, name: flux-system}
                          dependsOn: [{name: infra}]
                          decryption: {provider: sops, secretRef: {name: keys}}
                          postBuild: {substitute: {a: b}, substituteFrom: [{kind: ConfigMap, name: vars}]}
                          healthChecks: [{kind: Deployment, name: app, namespace: apps}]
                        """),
            new Sample("flux", """
                        apiVersion: helm.toolkit.fluxcd.io/v2
                        kind: HelmRelease
                        metadata: {name: redis, namespace: apps}
                        spec:
                          interval: 1h
                          chart: {spec: {chart: redis, version: 1.x, sourceRef: {kind: HelmRepository, name: bitnami}}}
                          install: {crds: CreateReplace, remediation: {retries: 3}}
                          valuesFrom: [{kind: Secret, name: values, optional: true}]
                          values: {any: {thing: [1, two]}}
                        """));

    private record Sample(String folder, String manifest) {
        @Override
        public String toString() {
            return manifest.lines().skip(1).findFirst().orElse("");
        }
    }

    static List<Sample> samples() {
        return SAMPLES;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_verdict_on_a_changed_object_is_that_of_networknt(Sample sample) throws IOException {
        Resource resource = Checked.resources(sample.manifest()).get(0);
        KindSchema kind = Catalog.builtIn(Catalog.DEFAULT_MINOR)
                .find(
                        resource.id().group(),
                        resource.id().version(),
                        resource.id().kind())
                .orElseThrow();
        Schema reference = JsonSchemas.of(sample.folder(), kind.entry());
        assertThat(ObjectCheck.of(kind, resource)).isEmpty();
        assertThat(reference.validate(JsonSchemas.json(resource.root()))).isEmpty();

        Mutants mutants = new Mutants(7);
        List<String> disagreements = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            Mutants.Mutant mutant = mutants.of(resource.root());
            if (!BEYOND_JSON_SCHEMA.matcher(mutant.what()).matches()) {
                boolean theirs =
                        reference.validate(JsonSchemas.json(mutant.object())).isEmpty();
                List<Fault> ours = ObjectCheck.of(kind, resource(mutant.object()));
                refused += theirs ? 0 : 1;
                if (theirs != ours.isEmpty()) {
                    disagreements.add(
                            mutant.what() + ": networknt " + (theirs ? "accepts" : "refuses") + ", ours " + ours);
                }
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(refused).isGreaterThan(MUTANTS / 10);
    }

    private static Resource resource(Mapping object) {
        return Resource.of(object, "flux-system/apps");
    }
}
