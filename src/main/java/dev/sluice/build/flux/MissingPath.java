package dev.sluice.build.flux;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.FluxKustomization;
import dev.sluice.model.Ignored;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Node;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says that the path of a Kustomization is not there, and what may have been meant. */
final class MissingPath {
    private final Tree tree;

    MissingPath(Tree tree) {
        this.tree = tree;
    }

    Fault fault(FluxKustomization kustomization) {
        RepoPath path = kustomization.path();
        Span span = kustomization.resource().at("spec.path").map(Node::span).orElseGet(kustomization.resource()::span);
        Fault fault = Fault.of(FaultKind.PATH_MISSING, span, "directory \"" + path + "\" does not exist")
                .about(kustomization);
        Optional<Ignored> left = tree.ignored().entrySet().stream()
                .filter(entry -> entry.getKey().isIn(path))
                .map(Map.Entry::getValue)
                .findFirst();
        if (left.isPresent()) {
            return fault.hint(
                    "its files are left out of the artifact by " + left.get().reason());
        }
        return nearest(path)
                .map(near -> fault.hint("did you mean \"./" + near + "\"?"))
                .orElse(fault);
    }

    /** The directory that is spelled most alike, if it is close enough for a slip. */
    private Optional<RepoPath> nearest(RepoPath path) {
        Map<RepoPath, Integer> distances = new TreeMap<>();
        for (RepoPath file : tree.files().keySet()) {
            for (RepoPath up = file.parent();
                    !up.equals(RepoPath.ROOT) && !distances.containsKey(up);
                    up = up.parent()) {
                distances.put(up, distance(path.value(), up.value()));
            }
        }
        int most = Math.max(2, path.value().length() / 4);
        return distances.entrySet().stream()
                .filter(entry -> entry.getValue() <= most)
                .min(Map.Entry.<RepoPath, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey);
    }

    /** How many letters have to be added, dropped or changed. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
