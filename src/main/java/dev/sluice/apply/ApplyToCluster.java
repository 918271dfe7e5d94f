package dev.sluice.apply;

import dev.sluice.Stage;
import dev.sluice.Trouble;
import dev.sluice.approve.Approval;
import dev.sluice.model.ApplyOrder;
import dev.sluice.model.Receipt;
import dev.sluice.model.Resource;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies an approval to a cluster by server-side apply, Kustomization by Kustomization, in the stages that Flux applies in
 * (fluxcd/pkg ssa/manager_apply.go, commit e2cfd1a): of each stage every object is tried in a dry run first, and nothing of
 * the stage is applied if one is refused.
 */
public final class ApplyToCluster implements Stage<Approval, Receipt> {
    private final Options options;

    /**
     * How to apply.
     *
     * @param kubeconfig the file with clusters and credentials
     * @param context the context to use; empty for the file's current one
     * @param dryRun whether the server only says what it would do
     * @param fieldManager who owns the fields
     * @param force whether to take fields over from other managers
     */
    public record Options(
            Path kubeconfig, Optional<String> context, boolean dryRun, String fieldManager, boolean force) {}

    public ApplyToCluster(Options options) {
        this.options = options;
    }

    /** Throws {@link Trouble} if the cluster cannot be reached, or a value is sealed that no key opened. */
    @Override
    public Receipt run(Approval approval) {
        approval.manifests().forEach(ApplyToCluster::requireOpen);
        List<Receipt.Entry> entries = new ArrayList<>();
        try (Cluster cluster = Cluster.connect(options)) {
            for (Approval.Manifest manifest : approval.manifests()) {
                if (!new Stages(cluster, options.dryRun(), entries).apply(manifest)) {
                    break;
                }
            }
            return new Receipt("cluster " + cluster.url(), options.dryRun(), entries);
        }
    }

    private static void requireOpen(Approval.Manifest manifest) {
        for (Resource resource : manifest.resources()) {
            if (ApplyOrder.isApplied(resource) && isSealed(resource.root())) {
                throw new Trouble(
                        "a value of " + resource.id() + " is encrypted and no key opened it; give the key with --key");
            }
        }
    }

    private static boolean isSealed(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.sealed() != null && !scalar.sealed().isOpen();
        }
        return node instanceof Mapping mapping
                ? mapping.entries().stream().anyMatch(entry -> isSealed(entry.value()))
                : ((Sequence) node).items().stream().anyMatch(ApplyToCluster::isSealed);
    }
}
