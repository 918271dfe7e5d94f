package dev.sluice.build.kustomize;

import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts objects in order by their kinds (kustomize api 0.21.2, internal/builtins/SortOrderTransformer.go). */
final class SortOrder {
    private static final List<String> FIRST = List.of(
            "Namespace",
            "ResourceQuota",
            "StorageClass",
            "CustomResourceDefinition",
            "ServiceAccount",
            "PodSecurityPolicy",
            "Role",
            "ClusterRole",
            "RoleBinding",
            "ClusterRoleBinding",
            "ConfigMap",
            "Secret",
            "Endpoints",
            "Service",
            "LimitRange",
            "PriorityClass",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "Deployment",
            "StatefulSet",
            "CronJob",
            "PodDisruptionBudget");
    private static final List<String> LAST = List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");
    private static final String NAMESPACE = "Namespace";
    private static final SortOrder DEFAULT = new SortOrder(FIRST, LAST);

    private final Map<String, Integer> ranks = new HashMap<>();

    private SortOrder(List<String> first, List<String> last) {
        for (int i = 0; i < first.size(); i++) {
            ranks.put(first.get(i), i - first.size());
        }
        for (int i = 0; i < last.size(); i++) {
            ranks.put(last.get(i), i + 1);
        }
    }

    /** Sorts as the kustomization file asks, or else as the options do. */
    static void apply(Objects objects, KustomizationFile file, Options options) {
        Optional<Mapping> wanted = file.mapping("sortOptions");
        if (wanted.isPresent()) {
            apply(objects, wanted.get());
        } else if (options.order() == Options.Order.LEGACY) {
            DEFAULT.sort(objects);
        }
    }

    private static void apply(Objects objects, Mapping wanted) {
        Node order = wanted.value("order");
        String word = KustomizationFile.textOrEmpty(wanted, "order");
        boolean legacy = word.equals("legacy");
        if (!legacy && !word.equals("fifo")) {
            throw Failed.because(
                            Cause.SORT_OPTIONS,
                            order == null ? wanted.span() : order.span(),
                            "the order is \"" + word + "\"")
                    .hint("write fifo or legacy");
        }
        Optional<Mapping> ranks =
                wanted.value("legacySortOptions") instanceof Mapping m ? Optional.of(m) : Optional.empty();
        if (!legacy && ranks.isPresent()) {
            throw Failed.because(
                            Cause.SORT_OPTIONS,
                            ranks.get().span(),
                            "legacySortOptions are given, but the order is fifo")
                    .hint("take them out, or set the order to legacy");
        }
        if (legacy) {
            new SortOrder(
                            ranks.map(mapping -> texts(mapping, "orderFirst")).orElse(FIRST),
                            ranks.map(mapping -> texts(mapping, "orderLast")).orElse(LAST))
                    .sort(objects);
        }
    }

    private static List<String> texts(Mapping mapping, String field) {
        return KustomizationFile.items(mapping, field).stream()
                .map(node -> ((Scalar) node).text())
                .toList();
    }

    private void sort(Objects objects) {
        Comparator<Item> order = Comparator.comparing(Item::id, this::compare);
        objects.reset(objects.items().stream().sorted(order).toList());
    }

    /** Which of two kinds comes first, names aside (kyaml 0.21.2, resid/gvk.go). */
    static int compareKinds(ResourceId one, ResourceId other) {
        int byRank = Integer.compare(DEFAULT.rank(one), DEFAULT.rank(other));
        return byRank != 0 ? byRank : Texts.BYTE_ORDER.compare(kindKey(one), kindKey(other));
    }

    private int compare(ResourceId one, ResourceId other) {
        int byRank = Integer.compare(rank(one), rank(other));
        if (byRank != 0) {
            return byRank;
        }
        int byKind = Texts.BYTE_ORDER.compare(kindKey(one), kindKey(other));
        boolean coreNamespace = one.kind().equals(NAMESPACE)
                && other.kind().equals(NAMESPACE)
                && (one.group().isEmpty() || other.group().isEmpty());
        if (byKind != 0) {
            return coreNamespace ? -byKind : byKind;
        }
        return Texts.BYTE_ORDER.compare(nameKey(one), nameKey(other));
    }

    private int rank(ResourceId id) {
        return ranks.getOrDefault(id.kind(), 0);
    }

    private static String kindKey(ResourceId id) {
        return or(id.group(), "~G") + "_" + or(id.version(), "~V") + "_" + or(id.kind(), "~K");
    }

    private static String nameKey(ResourceId id) {
        return or(id.namespace(), "~X") + "|" + or(id.name(), "~N");
    }

    private static String or(String text, String absent) {
        return text.isEmpty() ? absent : text;
    }
}
