package dev.sluice.build.flux;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Plain;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The kustomization file that Flux writes into a directory that has none: it names every YAML file below, and every
 * directory that has a kustomization file of its own.
 */
final class GeneratedFile {
    private final Plain plain;
    private final RepoPath root;
    private final Origin origin;
    private final List<Node> resources = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private GeneratedFile(Plain plain, RepoPath root, Span cause) {
        this.plain = plain;
        this.root = root;
        this.origin = new Origin.Written(cause);
    }

    /**
     * What Flux writes, or why it cannot.
     *
     * @param content the file; without resources if there is nothing to name
     * @param faults the files that keep Flux from writing it
     */
    record Outcome(Mapping content, List<Fault> faults) {}

    /** @param cause the place that makes Flux write the file, which stands for all that it holds */
    static Outcome of(Plain plain, RepoPath directory, Span cause) {
        GeneratedFile generated = new GeneratedFile(plain, directory, cause);
        generated.walk(directory);
        return new Outcome(generated.content(), List.copyOf(generated.faults));
    }

    private Mapping content() {
        return new Mapping(List.of(), origin)
                .with("apiVersion", Scalar.string("kustomize.config.k8s.io/v1beta1", origin))
                .with("kind", Scalar.string("Kustomization", origin))
                .with("resources", new Sequence(resources, origin));
    }

    private void walk(RepoPath directory) {
        for (String name : names(directory)) {
            RepoPath path = RepoPath.of(directory.value() + "/" + name);
            if (plain.tree().file(path).isPresent()) {
                file(path);
            } else if (TopLevel.path(plain, path).isPresent()) {
                add(path);
            } else {
                walk(path);
            }
        }
    }

    private SortedSet<String> names(RepoPath directory) {
        int start = directory.equals(RepoPath.ROOT) ? 0 : directory.value().length() + 1;
        SortedSet<String> names = new TreeSet<>();
        for (RepoPath path : plain.tree().below(directory).keySet()) {
            String rest = path.value().substring(start);
            int slash = rest.indexOf('/');
            names.add(slash < 0 ? rest : rest.substring(0, slash));
        }
        return names;
    }

    private void file(RepoPath path) {
        if (!path.extension().equals("yaml") && !path.extension().equals("yml")) {
            return;
        }
        plain.yaml(path).flatMap(GeneratedFile::stranger).ifPresent(faults::add);
        add(path);
    }

    private void add(RepoPath path) {
        int start = root.equals(RepoPath.ROOT) ? 0 : root.value().length() + 1;
        resources.add(Scalar.string("./" + path.value().substring(start), origin));
    }

    /** The first document that is no Kubernetes object; a file that cannot be read is left to the build. */
    private static Optional<Fault> stranger(YamlFile file) {
        if (!file.isWhole()) {
            return Optional.empty();
        }
        return file.documents().stream()
                .filter(document -> !isEmpty(document) && !isObject(document))
                .findFirst()
                .map(document -> Fault.of(
                                FaultKind.BUILD_FAILED,
                                document.span(),
                                "accumulating: \"" + file.path() + "\" is no Kubernetes object: " + lack(document))
                        .hint("a kustomization.yaml in the directory makes Flux read only what it names"));
    }

    private static boolean isEmpty(Node document) {
        return document instanceof Scalar scalar && scalar.isNull();
    }

    private static boolean isObject(Node document) {
        return lack(document).isEmpty();
    }

    private static String lack(Node document) {
        if (!(document instanceof Mapping)) {
            return "it is no mapping";
        }
        String kind = document.text("kind").orElse("");
        if (kind.isEmpty()) {
            return "it has no kind";
        }
        boolean named = kind.endsWith("List")
                || document.text("metadata.name")
                        .filter(name -> !name.isEmpty())
                        .isPresent();
        return named ? "" : "it has no metadata.name";
    }
}
