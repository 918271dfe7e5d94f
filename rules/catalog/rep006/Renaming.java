package rep006;

import dev.sluice.model.Fault;
import dev.sluice.model.Knowledge;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.text.Span;
import dev.sluice.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Namespace object that a namespace gives another name.
 *
 * @param fault what states it
 * @param document where the name of the object is written
 * @param from its name as written
 * @param to the namespace
 */
record Renaming(Fault fault, Span document, String from, String to) {
    private static final Pattern SYSTEM = Pattern.compile("default|flux-system|kube-.*");

    /** Names that say that the name comes from elsewhere. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("_|placeholder|not-?used|unused|ignored?|replaced?|replace-?me");

    private static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    /** Reads a fault; empty if one of the names is only known in the cluster. */
    static Optional<Renaming> of(Rendered repo, Fault fault) {
        Span document = fault.related().get(0).span();
        String from = text(repo, document);
        String to = text(repo, fault.span());
        return from.isEmpty() || Knowledge.isTemplated(from) || Knowledge.isTemplated(to)
                ? Optional.empty()
                : Optional.of(new Renaming(fault, document, from, to));
    }

    private static String text(Rendered repo, Span place) {
        return repo.plain()
                .yaml(place.path())
                .map(file -> file.lines().at(place).replaceAll("[\"']", ""))
                .orElse("");
    }

    /** Whether the document is there to be renamed: by its name, in a component, or under several names. */
    boolean isMeant(Rendered repo, Set<String> names) {
        return names.size() > 1 || PLACEHOLDER.matcher(from).matches() || isOfComponent(repo);
    }

    private boolean isOfComponent(Rendered repo) {
        return NAMES.stream()
                .flatMap(name -> document.path().parent().resolve(name).stream())
                .flatMap(path -> repo.plain().yaml(path).stream())
                .flatMap(file -> file.documents().stream())
                .anyMatch(root -> root.text("kind").filter("Component"::equals).isPresent());
    }

    /** Whether the cluster gets the object under its written name after all. */
    boolean isUndone(Rendered repo) {
        List<String> applied = namespaces(repo)
                .filter(this::isOfDocument)
                .map(resource -> resource.id().name())
                .toList();
        return !applied.isEmpty() && applied.stream().allMatch(from::equals);
    }

    /** Whether the name belongs to the system, or to a Namespace that is written elsewhere. */
    boolean isTaken(Rendered repo) {
        List<Resource> same = namespaces(repo)
                .filter(resource -> resource.id().name().equals(to))
                .toList();
        boolean applied = same.stream().anyMatch(this::isOfDocument);
        return applied && (SYSTEM.matcher(to).matches() || same.stream().anyMatch(resource -> !isOfDocument(resource)));
    }

    private Stream<Resource> namespaces(Rendered repo) {
        return repo.views().stream()
                .filter(view -> fault.views().contains(view.name()))
                .flatMap(view -> view.resources("", "Namespace").stream());
    }

    private boolean isOfDocument(Resource resource) {
        return resource.at("metadata.name")
                .map(Node::origin)
                .filter(origin -> origin.chain().contains(document))
                .isPresent();
    }
}
