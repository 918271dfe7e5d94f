package dev.sluice.cli;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** A repository whose only cluster is {@code clusters/one}, and the command {@code build} over it. */
class ClusterBuildCase extends BuildCommandCase {
    @BeforeEach
    void bootstrap() {
        file("clusters/one/flux-system/gotk-sync.yaml", """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: flux-system, namespace: flux-system}
                spec: {url: 'ssh://git@example.org/org/fleet', interval: 1m, ref: {branch: main}}
                ---
                """ + kustomization("flux-system", "clusters/one", ""));
    }

    /** A Kustomization of the cluster, {@code more} being lines of its spec. */
    final void applies(String name, String more) {
        file("clusters/one/" + name + ".yaml", kustomization(name, name, more));
    }

    final int cluster(String... words) {
        return build(Stream.concat(Stream.of("--cluster", "clusters/one"), Stream.of(words))
                .toArray(String[]::new));
    }

    /** The objects that were printed, as {@code Kind/name}. */
    final String printed() {
        return String.join(
                " ",
                Stream.of(out().split("---\n"))
                        .filter(document -> !document.isEmpty())
                        .map(document -> document.replaceAll("(?s).*^kind: (\\w+)$.*", "$1")
                                        .replaceAll("(?s).*\nkind: (\\w+)\n.*", "$1")
                                + "/"
                                + document.replaceAll("(?s).*\n  name: ([^\n]+)\n.*", "$1"))
                        .toList());
    }

    static String object(String kind, String name, String more) {
        return "apiVersion: v1\nkind: " + kind + "\nmetadata:\n  name: " + name + "\n" + more + "---\n";
    }

    private static String kustomization(String name, String path, String more) {
        return """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: %s, namespace: flux-system}
                spec:
                  interval: 10m
                  prune: true
                  path: ./%s
                  sourceRef: {kind: GitRepository, name: flux-system}
                """.formatted(name, path) + more.indent(2);
    }
}
