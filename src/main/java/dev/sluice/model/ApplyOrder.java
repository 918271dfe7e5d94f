package dev.sluice.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which Flux applies: Kustomizations by what they depend on, objects in stages (fluxcd/pkg commit e2cfd1a,
 * ssa/manager_apply.go and ssa/utils/is.go) and, in a stage, by kind (ssa/sort.go).
 */
public final class ApplyOrder {
    private static final List<String> FIRST = List.of(
            "CustomResourceDefinition",
            "Namespace",
            "ClusterRole",
            "ClusterClass",
            "RuntimeClass",
            "PriorityClass",
            "StorageClass",
            "VolumeSnapshotClass",
            "IngressClass",
            "GatewayClass",
            "ClusterRoleBinding",
            "ResourceQuota",
            "ServiceAccount",
            "Role",
            "RoleBinding",
            "ConfigMap",
            "Secret",
            "Service",
            "LimitRange",
            "Deployment",
            "StatefulSet",
            "CronJob",
            "PodDisruptionBudget");
    private static final List<String> LAST = List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");
    private static final Comparator<Resource> BY_KIND = Comparator.<Resource>comparingInt(
                    one -> rank(one.id().kind()))
            .thenComparing(one -> one.id().group())
            .thenComparing(one -> one.id().kind())
            .thenComparing(one -> one.id().namespace())
            .thenComparing(one -> one.id().name());
    private static final String POLICY = "kustomize.toolkit.fluxcd.io/";

    private ApplyOrder() {}

    /** All objects in the order in which they are applied. */
    public static List<Resource> objects(List<Resource> resources) {
        return stages(resources).stream().flatMap(List::stream).toList();
    }

    /** The stages, each sorted; a stage without objects is left out. */
    public static List<List<Resource>> stages(List<Resource> resources) {
        List<Resource> definitions = new ArrayList<>();
        List<Resource> classes = new ArrayList<>();
        List<Resource> rest = new ArrayList<>();
        for (Resource resource : resources) {
            if (isDefinition(resource.id())) {
                definitions.add(resource);
            } else if (resource.id().kind().toLowerCase(Locale.ROOT).endsWith("class")) {
                classes.add(resource);
            } else {
                rest.add(resource);
            }
        }
        return List.of(definitions, classes, rest).stream()
                .filter(stage -> !stage.isEmpty())
                .map(stage -> stage.stream().sorted(BY_KIND).toList())
                .toList();
    }

    /**
     * The Kustomizations of a view, each after those that it depends on, otherwise as the view has them. Those on a cycle come
     * in the view's order.
     */
    public static List<KustomizationBuild> kustomizations(View view) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        view.builds().forEach(build -> needs.put(build.key(), new ArrayList<>()));
        view.references(Reference.Kind.DEPENDS_ON)
                .filter(edge -> edge.from().id().is(FluxKustomization.GROUP, "Kustomization"))
                .forEach(edge -> needs.computeIfAbsent(key(edge.from().id()), none -> new ArrayList<>())
                        .add(key(edge.target())));
        Set<String> ordered = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        view.builds().forEach(build -> visit(build.key(), needs, seen, ordered));
        return ordered.stream().map(view::build).flatMap(Optional::stream).toList();
    }

    /** Whether Flux would send the object at all: its own labels or annotations can say no. */
    public static boolean isApplied(Resource resource) {
        return !says(resource, "reconcile", "disabled") && !says(resource, "ssa", "ignore");
    }

    private static boolean says(Resource resource, String policy, String value) {
        for (String place : List.of("metadata.annotations", "metadata.labels")) {
            boolean said = resource.at(place)
                    .map(node -> node.child(POLICY + policy))
                    .filter(node -> node instanceof dev.sluice.yaml.Scalar scalar
                            && scalar.text().equalsIgnoreCase(value))
                    .isPresent();
            if (said) {
                return true;
            }
        }
        return false;
    }

    private static void visit(String key, Map<String, List<String>> needs, Set<String> seen, Set<String> ordered) {
        if (seen.add(key)) {
            needs.getOrDefault(key, List.of()).forEach(need -> visit(need, needs, seen, ordered));
            ordered.add(key);
        }
    }

    private static String key(ResourceId id) {
        return id.namespace() + "/" + id.name();
    }

    private static boolean isDefinition(ResourceId id) {
        return id.is("apiextensions.k8s.io", "CustomResourceDefinition")
                || id.is("", "Namespace")
                || id.is("rbac.authorization.k8s.io", "ClusterRole");
    }

    private static int rank(String kind) {
        if (FIRST.contains(kind)) {
            return FIRST.indexOf(kind);
        }
        return LAST.contains(kind) ? FIRST.size() + 1 + LAST.indexOf(kind) : FIRST.size();
    }
}
