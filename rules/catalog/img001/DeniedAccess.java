package img001;

import dev.sluice.finding.Finding;
import dev.sluice.model.Knowledge;
import dev.sluice.model.Reference;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.rule.Rule;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Policies that read an ImageRepository of another namespace without being let in by {@code spec.accessFrom}
 * (fluxcd/image-reflector-controller 1.2, internal/controller/imagepolicy_controller.go).
 */
final class DeniedAccess {
    private final Rule rule;
    private final View view;

    DeniedAccess(Rule rule, View view) {
        this.rule = rule;
        this.view = view;
    }

    Stream<Finding> findings() {
        return view.references(Reference.Kind.IMAGE_REPOSITORY)
                .filter(reference -> reference.knowledge() == Knowledge.KNOWN && crosses(reference))
                .flatMap(reference -> view.find(reference.target()).stream()
                        .filter(repository ->
                                isDenied(repository, reference.from().id().namespace()))
                        .map(repository -> denied(reference, repository)));
    }

    private static boolean crosses(Reference reference) {
        return !reference.target().namespace().equals(reference.from().id().namespace());
    }

    private boolean isDenied(Resource repository, String namespace) {
        Optional<Node> selectors = repository.at("spec.accessFrom.namespaceSelectors");
        if (selectors.isEmpty()) {
            return repository.at("spec.accessFrom").isEmpty();
        }
        Optional<Resource> object = view.find(new ResourceId("", "v1", "Namespace", "", namespace));
        return object.isPresent()
                && selectors.get() instanceof Sequence list
                && list.items().stream().noneMatch(selector -> admits(selector, object.get()));
    }

    private static boolean admits(Node selector, Resource namespace) {
        if (!(selector.child("matchLabels") instanceof Mapping wanted)) {
            return true;
        }
        return wanted.entries().stream().allMatch(label -> {
            String value = label.value() instanceof Scalar scalar ? scalar.text() : "";
            return label.name().equals("kubernetes.io/metadata.name")
                    ? value.equals(namespace.id().name())
                    : namespace
                            .at("metadata.labels")
                            .map(labels -> labels.child(label.name()))
                            .filter(found -> found instanceof Scalar scalar
                                    && scalar.text().equals(value))
                            .isPresent();
        });
    }

    private Finding denied(Reference reference, Resource repository) {
        String namespace = reference.from().id().namespace();
        return rule.at(reference.node())
                .saying(
                        "ImageRepository \"%s/%s\" does not let namespace \"%s\" in",
                        repository.id().namespace(), repository.id().name(), namespace)
                .hint("add spec.accessFrom with a namespaceSelector for \"%s\" to the ImageRepository", namespace)
                .related(repository.span(), "the ImageRepository")
                .about(reference.from().id())
                .in(view.name());
    }
}
