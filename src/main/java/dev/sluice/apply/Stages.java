package dev.sluice.apply;

import dev.sluice.approve.Approval;
import dev.sluice.model.ApplyOrder;
import dev.sluice.model.Receipt;
import dev.sluice.model.Receipt.Outcome;
import dev.sluice.model.Resource;
import java.util.ArrayList;
import java.util.List;

/** Takes one Kustomization through Flux's stages and writes down what became of each object. */
final class Stages {
    private final Cluster cluster;
    private final boolean dryRun;
    private final List<Receipt.Entry> entries;

    Stages(Cluster cluster, boolean dryRun, List<Receipt.Entry> entries) {
        this.cluster = cluster;
        this.dryRun = dryRun;
        this.entries = entries;
    }

    /** Applies the stages in order; false as soon as something is refused, so that nothing that builds on it is tried. */
    boolean apply(Approval.Manifest manifest) {
        String owner = manifest.build().key();
        for (List<Resource> stage : ApplyOrder.stages(manifest.resources())) {
            List<Resource> wanted = new ArrayList<>();
            for (Resource resource : stage) {
                if (ApplyOrder.isApplied(resource)) {
                    wanted.add(resource);
                } else {
                    entries.add(new Receipt.Entry(owner, resource.id(), Outcome.SKIPPED, "its annotations say so"));
                }
            }
            List<Receipt.Entry> tried =
                    wanted.stream().map(one -> attempt(owner, one, true)).toList();
            boolean refused = tried.stream().anyMatch(entry -> entry.outcome() == Outcome.REFUSED);
            if (dryRun || refused) {
                entries.addAll(refused ? onlyRefused(tried) : tried);
            } else {
                wanted.forEach(one -> entries.add(attempt(owner, one, false)));
                cluster.awaitEstablished(stage);
            }
            if (refused) {
                return false;
            }
        }
        return true;
    }

    /** When a stage is refused nothing of it is applied, so only what was refused is worth a line. */
    private static List<Receipt.Entry> onlyRefused(List<Receipt.Entry> tried) {
        return tried.stream()
                .filter(entry -> entry.outcome() == Outcome.REFUSED)
                .toList();
    }

    private Receipt.Entry attempt(String owner, Resource resource, boolean dry) {
        Cluster.Answer answer = cluster.apply(resource, dry);
        Outcome outcome = answer.outcome();
        if (dryRun
                && outcome == Outcome.REFUSED
                && answer.missing().filter(this::isAnnounced).isPresent()) {
            return new Receipt.Entry(owner, resource.id(), Outcome.UNCHECKED, answer.message());
        }
        return new Receipt.Entry(owner, resource.id(), outcome, answer.message());
    }

    /** Whether this run would have made it by now, had it not been a dry run. */
    private boolean isAnnounced(String missing) {
        return entries.stream()
                .filter(entry -> entry.outcome() == Outcome.CREATED)
                .map(entry -> entry.object().kind() + " " + entry.object().name())
                .anyMatch(made -> made.equals(missing) || isDefinitionOf(made, missing));
    }

    /** A definition is named {@code plural.group}; what is missing names the group only. */
    private static boolean isDefinitionOf(String made, String missing) {
        int dot = missing.indexOf(" .");
        return dot > 0 && made.startsWith(missing.substring(0, dot + 1)) && made.endsWith(missing.substring(dot + 1));
    }
}
