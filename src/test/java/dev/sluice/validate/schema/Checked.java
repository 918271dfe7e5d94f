package dev.sluice.validate.schema;

import dev.sluice.model.Fault;
import dev.sluice.model.FluxKustomization;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Plain;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.testing.Trees;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Checks manifests as if a view rendered them as they stand. */
final class Checked {
    private static final Catalog CATALOG = Catalog.builtIn(Catalog.DEFAULT_MINOR);

    private Checked() {}

    /** The faults of manifests that one view renders, as {@code line:column detail}. */
    static List<String> lines(String manifests) {
        return faults(manifests).stream()
                .map(fault -> fault.span().line() + ":" + fault.span().column() + " " + fault.detail())
                .toList();
    }

    static List<Fault> faults(String manifests) {
        return check(Trees.plain(), view("staging", resources(manifests)));
    }

    static List<Fault> check(Plain plain, View... views) {
        return new SchemaCheck(CATALOG).check(new Rendered(plain, List.of(views), List.of()));
    }

    static List<Resource> resources(String manifests) {
        List<Resource> resources = new ArrayList<>();
        for (Node document :
                YamlParser.parse(RepoPath.of("apps/app.yaml"), manifests).documents()) {
            resources.add(Resource.of((Mapping) document, "flux-system/apps"));
        }
        return resources;
    }

    static View view(String name, List<Resource> resources) {
        Resource apps = resources("""
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata:
                  name: apps
                  namespace: flux-system
                """).get(0);
        FluxKustomization kustomization = new FluxKustomization(apps, ResourceId.of(apps.root()), RepoPath.ROOT);
        KustomizationBuild build = new KustomizationBuild(
                kustomization, Optional.empty(), KustomizationBuild.State.BUILT, resources, new TreeSet<>(), List.of());
        return new View(name, RepoPath.of("clusters/" + name), List.of(build), List.of());
    }
}
