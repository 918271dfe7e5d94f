package dev.sluice.model.graph;

import dev.sluice.model.FluxKustomization;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Reference;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.model.graph.GraphEdge.Kind;
import dev.sluice.model.graph.GraphNode.Condition;
import dev.sluice.model.graph.GraphNode.Role;
import dev.sluice.text.Span;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the nodes and edges of a view. */
final class Wiring {
    private static final String EXTENSIONS = "source.extensions.fluxcd.io";

    private final View view;
    private final Map<ResourceId, GraphNode> nodes = new LinkedHashMap<>();
    private final List<GraphEdge> edges = new ArrayList<>();

    Wiring(View view) {
        this.view = view;
        view.builds().forEach(this::kustomization);
        view.resources().forEach(this::object);
        Stream.of(Reference.Kind.SOURCE, Reference.Kind.DEPENDS_ON)
                .flatMap(view::references)
                .forEach(this::reference);
        // What no manifest shows is made by hand or by Flux Operator, such as the source of an implied root.
        view.builds().stream().map(KustomizationBuild::kustomization).forEach(this::source);
    }

    List<GraphNode> nodes() {
        return List.copyOf(nodes.values());
    }

    List<GraphEdge> edges() {
        return List.copyOf(edges);
    }

    private void kustomization(KustomizationBuild build) {
        FluxKustomization kustomization = build.kustomization();
        ResourceId id = kustomization.resource().id().unversioned();
        Span place = kustomization.resource().span();
        Condition condition = new Condition(Optional.of(build.state()), kustomization.isSuspended());
        nodes.put(
                id,
                new GraphNode(
                        id,
                        Role.KUSTOMIZATION,
                        Optional.of(place),
                        build.parent().orElse(""),
                        condition));
        build.parent().ifPresent(parent -> rendered(parent, id, place));
    }

    private void object(Resource object) {
        ResourceId id = object.id().unversioned();
        Optional<Role> role = role(id);
        if (role.isEmpty() || nodes.containsKey(id)) {
            return;
        }
        boolean suspended = object.text("spec.suspend").filter("true"::equals).isPresent();
        Condition condition = new Condition(Optional.empty(), suspended);
        nodes.put(id, new GraphNode(id, role.get(), Optional.of(object.span()), object.owner(), condition));
        // Where a source is rendered matters little, and would be an edge for each of them.
        if (role.get() != Role.SOURCE || id.group().equals(EXTENSIONS)) {
            rendered(object.owner(), id, object.span());
        }
        if (object.at("spec.artifacts").orElse(null) instanceof Sequence artifacts
                && id.group().equals(EXTENSIONS)) {
            artifacts
                    .items()
                    .forEach(artifact -> artifact.text("name")
                            .ifPresent(
                                    name -> add(new GraphEdge(id, artifact(id, name), Kind.MAKES, artifact.span()))));
        }
    }

    private void rendered(String owner, ResourceId id, Span place) {
        view.build(owner)
                .map(build -> build.kustomization().resource().id().unversioned())
                .ifPresent(parent -> add(new GraphEdge(parent, id, Kind.RENDERS, place)));
    }

    private void reference(Reference reference) {
        ResourceId from = reference.from().id().unversioned();
        if (nodes.containsKey(from)) {
            Kind kind = reference.kind() == Reference.Kind.SOURCE ? Kind.SOURCE : Kind.DEPENDS_ON;
            add(new GraphEdge(
                    from,
                    reference.target().unversioned(),
                    kind,
                    reference.node().span()));
        }
    }

    private void source(FluxKustomization kustomization) {
        Resource object = kustomization.resource();
        add(new GraphEdge(object.id().unversioned(), kustomization.source().unversioned(), Kind.SOURCE, object.span()));
    }

    /** Adds an edge unless it is there, and a node for what it leads to. A reference that names nothing is no edge. */
    private void add(GraphEdge edge) {
        ResourceId to = edge.to();
        Optional<Role> role = role(to);
        if (role.isEmpty() || to.name().isEmpty() || edges.stream().anyMatch(edge::isSame)) {
            return;
        }
        edges.add(edge);
        nodes.putIfAbsent(to, new GraphNode(to, role.get(), Optional.empty(), "", Condition.PLAIN));
    }

    private static ResourceId artifact(ResourceId generator, String name) {
        return new ResourceId(FluxKustomization.SOURCE_GROUP, "", "ExternalArtifact", generator.namespace(), name);
    }

    private static Optional<Role> role(ResourceId id) {
        if (FluxKustomization.isOne(id)) {
            return Optional.of(Role.KUSTOMIZATION);
        }
        if ((id.group().equals(FluxKustomization.SOURCE_GROUP) && !id.kind().isEmpty())
                || id.is(EXTENSIONS, "ArtifactGenerator")) {
            return Optional.of(Role.SOURCE);
        }
        if (id.is("helm.toolkit.fluxcd.io", "HelmRelease")) {
            return Optional.of(Role.RELEASE);
        }
        return id.is("image.toolkit.fluxcd.io", "ImageUpdateAutomation")
                ? Optional.of(Role.AUTOMATION)
                : Optional.empty();
    }
}
