package dev.sluice.build.kustomize;

import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Rejection;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import java.util.Optional;

/**
 * Lets everything in a file from elsewhere stand at the entry that names it, which is what a person can edit; where it stands
 * over there stays in the chain.
 *
 * @param entry where the entry stands
 */
record Relocation(Span entry) {
    YamlFile file(YamlFile file) {
        return new YamlFile(
                file.path(),
                file.lines(),
                file.documents().stream().map(this::node).toList(),
                file.comments(),
                file.rejections().stream().map(this::rejection).toList());
    }

    private Rejection rejection(Rejection rejection) {
        String detail = rejection.span() + ": " + rejection.detail();
        return new Rejection(rejection.reason(), entry, detail, Optional.empty());
    }

    private Node node(Node node) {
        if (node instanceof Mapping mapping) {
            return new Mapping(
                    mapping.entries().stream()
                            .map(pair -> new Mapping.Entry(scalar(pair.key()), node(pair.value())))
                            .toList(),
                    origin(mapping.origin()));
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(sequence.items().stream().map(this::node).toList(), origin(sequence.origin()));
        }
        return scalar((Scalar) node);
    }

    private Scalar scalar(Scalar scalar) {
        return scalar.withOrigin(origin(scalar.origin()));
    }

    private Origin origin(Origin written) {
        return new Origin.Fetched(entry, written);
    }
}
