package dev.sluice.build.kustomize;

import dev.sluice.model.ResourceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Which objects lie in which namespace, as kustomize sees it (kyaml 0.21.2, resid/resid.go). */
public final class Scope {
    /** The namespace of what has none. */
    public static final String CLUSTER = "_non_namespaceable_";

    private static final Set<String> CLUSTER_KINDS = read();

    private Scope() {}

    /** Whether the kind is certainly without a namespace; unknown kinds and versions count as namespaced. */
    public static boolean isCluster(ResourceId id) {
        return CLUSTER_KINDS.contains(id.apiVersion() + " " + id.kind());
    }

    /** The namespace that decides about identity: none and {@code default} are the same one. */
    public static String namespace(ResourceId id) {
        if (isCluster(id)) {
            return CLUSTER;
        }
        return id.namespace().isEmpty() ? "default" : id.namespace();
    }

    /** Whether kustomize takes both for one object: unlike the API server it looks at the version. */
    public static boolean same(ResourceId one, ResourceId other) {
        return sameButNamespace(one, other) && namespace(one).equals(namespace(other));
    }

    /** As {@link #same}, in whatever namespaces they are. */
    public static boolean sameButNamespace(ResourceId one, ResourceId other) {
        return one.name().equals(other.name())
                && one.kind().equals(other.kind())
                && one.group().equals(other.group())
                && one.version().equals(other.version());
    }

    private static Set<String> read() {
        try (InputStream table = Scope.class.getResourceAsStream("cluster-kinds.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
