package dev.sluice.model;

import dev.sluice.yaml.Node;

/**
 * An object naming another one.
 *
 * @param kind what for
 * @param from the object that states it
 * @param node the scalar that names the target, or the mapping of the reference if the name is missing
 * @param at the mapping that holds the reference, for edits that add a key to it
 * @param target what it names; version empty, since references do not depend on it; namespace as the controller completes it
 * @param namespaceGiven whether the reference itself names the namespace
 */
public record Reference(Kind kind, Resource from, Node node, Node at, ResourceId target, boolean namespaceGiven) {
    /** What a reference is for. */
    public enum Kind {
        SOURCE,
        DEPENDS_ON,
        IMAGE_REPOSITORY,
        SECRET,
        CONFIG_MAP,
        SERVICE_ACCOUNT,
        SUBSTITUTION,
        DECRYPTION,
        VALUES
    }

    /** How much is known of the target's name and namespace. */
    public Knowledge knowledge() {
        Knowledge name = Knowledge.of(node);
        return name == Knowledge.KNOWN && Knowledge.isTemplated(target.namespace()) ? Knowledge.TEMPLATED : name;
    }
}
