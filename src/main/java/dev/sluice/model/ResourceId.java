package dev.sluice.model;

import dev.sluice.yaml.Node;
import java.util.Comparator;

/**
 * What identifies a Kubernetes object.
 *
 * @param group API group, empty for the core group
 * @param version API version, such as {@code v1}
 * @param kind kind
 * @param namespace namespace, empty for none
 * @param name name
 */
public record ResourceId(String group, String version, String kind, String namespace, String name)
        implements Comparable<ResourceId> {
    private static final Comparator<ResourceId> ORDER = Comparator.comparing(ResourceId::group)
            .thenComparing(ResourceId::kind)
            .thenComparing(ResourceId::namespace)
            .thenComparing(ResourceId::name)
            .thenComparing(ResourceId::version);

    /** Reads the identity of an object; what is missing is empty. */
    public static ResourceId of(Node root) {
        String apiVersion = root.text("apiVersion").orElse("");
        int slash = apiVersion.indexOf('/');
        return new ResourceId(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                root.text("kind").orElse(""),
                root.text("metadata.namespace").orElse(""),
                root.text("metadata.name").orElse(""));
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Whether both name one object on the API server, which does not look at the version. */
    public boolean sameObject(ResourceId other) {
        return group.equals(other.group)
                && kind.equals(other.kind)
                && namespace.equals(other.namespace)
                && name.equals(other.name);
    }

    /** Whether this is of a group and kind. */
    public boolean is(String otherGroup, String otherKind) {
        return group.equals(otherGroup) && kind.equals(otherKind);
    }

    @Override
    public int compareTo(ResourceId other) {
        return ORDER.compare(this, other);
    }

    /** {@code Kind "namespace/name"}, as messages name an object that is not what it should be. */
    public String quoted() {
        return kind + " \"" + (namespace.isEmpty() ? name : namespace + "/" + name) + '"';
    }

    /** The same without the version, which does not tell one object from another. */
    public ResourceId unversioned() {
        return new ResourceId(group, "", kind, namespace, name);
    }

    /** {@code Kind namespace/name}, as messages name an object. */
    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
