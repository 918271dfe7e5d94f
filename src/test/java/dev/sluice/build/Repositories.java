package dev.sluice.build;

import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Plain;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.model.View;
import dev.sluice.testing.Trees;
import java.util.List;
import java.util.stream.Stream;

/** Writes small Flux repositories and builds them. */
final class Repositories {
    private Repositories() {}

    /** A bootstrap file for a directory. */
    static String bootstrap(String path) {
        return """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: flux-system, namespace: flux-system}
                spec: {url: 'ssh://git@example.org/org/fleet', interval: 1m, ref: {branch: main}}
                ---
                """ + kustomization("flux-system", path, "");
    }

    /** A Flux Kustomization in flux-system; {@code more} is YAML that goes into its spec. */
    static String kustomization(String name, String path, String more) {
        return """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: %s, namespace: flux-system}
                spec:
                  interval: 10m
                  prune: true
                  path: %s
                  sourceRef: {kind: GitRepository, name: flux-system}
                """.formatted(name, path) + more.indent(2) + "---\n";
    }

    /** A ConfigMap without data. */
    static String configMap(String name) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\n---\n";
    }

    /** The only view of a repository whose entry is {@code clusters/one}, with these files in addition. */
    static View view(String... pathsAndTexts) {
        String[] all = Stream.concat(
                        Stream.of("clusters/one/flux-system/gotk-sync.yaml", bootstrap("./clusters/one")),
                        Stream.of(pathsAndTexts))
                .toArray(String[]::new);
        List<View> views = built(Trees.plain(all)).views();
        if (views.size() != 1) {
            throw new AssertionError("expected one view, found " + views);
        }
        return views.get(0);
    }

    /** The Kustomization {@code apps} of a repository in which it builds {@code ./apps}. */
    static KustomizationBuild apps(String spec, String... pathsAndTexts) {
        String[] all = Stream.concat(
                        Stream.of("clusters/one/apps.yaml", kustomization("apps", "./apps", spec)),
                        Stream.of(pathsAndTexts))
                .toArray(String[]::new);
        return view(all).build("flux-system/apps").orElseThrow();
    }

    static Rendered built(Plain plain) {
        return new Build(List.of(), Runnable::run).run(plain);
    }

    /** The only object of a kind. */
    static Resource only(KustomizationBuild build, String kind) {
        List<Resource> found = build.resources().stream()
                .filter(resource -> resource.id().kind().equals(kind))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one " + kind + ", found " + found + " " + build.faults());
        }
        return found.get(0);
    }
}
