package dev.sluice.model;

import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import java.util.Optional;

/**
 * One rendered Kubernetes object.
 *
 * @param id its identity, as rendered
 * @param root the whole object; every value in it carries its origin
 * @param owner {@code namespace/name} of the Flux Kustomization that renders it
 */
public record Resource(ResourceId id, Mapping root, String owner) {
    public static Resource of(Mapping root, String owner) {
        return new Resource(ResourceId.of(root), root, owner);
    }

    /** See {@link Node#at}. */
    public Optional<Node> at(String path) {
        return root.at(path);
    }

    /** See {@link Node#text}. */
    public Optional<String> text(String path) {
        return root.text(path);
    }

    /** Where its name stands, or the object if it has none. */
    public Span span() {
        return root.at("metadata.name").map(Node::span).orElseGet(root::span);
    }
}
