package dev.sluice.model;

import dev.sluice.yaml.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What must be ready before what, among the Kustomizations or the HelmReleases of one view. Besides {@code dependsOn}, a
 * Kustomization that waits for its objects waits for the Kustomizations among them.
 */
public final class DependencyGraph {
    private final SortedMap<ResourceId, List<Edge>> edges = new TreeMap<>();

    private DependencyGraph(Stream<Edge> all) {
        all.forEach(edge ->
                edges.computeIfAbsent(edge.from(), key -> new ArrayList<>()).add(edge));
    }

    /**
     * One object waiting for another one.
     *
     * @param from the object that waits; version empty
     * @param to the object it waits for; version empty
     * @param node the place that says so
     * @param reference the {@code dependsOn} entry; empty for a parent that waits for its child
     */
    public record Edge(ResourceId from, ResourceId to, Node node, Optional<Reference> reference) {
        /** Whether {@code dependsOn} says so. */
        public boolean isStated() {
            return reference.isPresent();
        }

        /** Whether an expression decides when the other object counts as ready. */
        public boolean hasReadyExpression() {
            return reference
                    .filter(stated -> stated.at().child("readyExpr") != null)
                    .isPresent();
        }
    }

    /** The graphs of a view, one for each kind that has dependencies. Dependencies on what the view lacks are left out. */
    public static Stream<DependencyGraph> of(View view) {
        return Stream.of(
                new DependencyGraph(Stream.concat(
                        stated(view, FluxKustomization.GROUP, "Kustomization"),
                        view.builds().stream().flatMap(child -> contained(view, child)))),
                new DependencyGraph(stated(view, "helm.toolkit.fluxcd.io", "HelmRelease")));
    }

    /** How many objects depend on what an edge leads to. */
    public long dependents(Edge edge) {
        return edges.values().stream()
                .flatMap(List::stream)
                .filter(other -> other.to().equals(edge.to()))
                .count();
    }

    /** One cycle, the shortest, of each group of objects that all wait for each other. */
    public List<List<Edge>> cycles() {
        List<List<Edge>> cycles = new ArrayList<>();
        Set<ResourceId> done = new HashSet<>();
        for (ResourceId start : edges.keySet()) {
            if (!done.contains(start)) {
                List<Edge> cycle = way(start, start);
                if (!cycle.isEmpty()) {
                    cycles.add(cycle);
                    edges.keySet().stream()
                            .filter(other -> !way(start, other).isEmpty()
                                    && !way(other, start).isEmpty())
                            .forEach(done::add);
                }
            }
        }
        return cycles;
    }

    /** The shortest way of at least one edge; empty if there is none. */
    private List<Edge> way(ResourceId start, ResourceId goal) {
        Map<ResourceId, Edge> arrivedBy = new HashMap<>();
        Deque<ResourceId> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty() && !arrivedBy.containsKey(goal)) {
            for (Edge edge : edges.getOrDefault(waiting.remove(), List.of())) {
                if (arrivedBy.putIfAbsent(edge.to(), edge) == null) {
                    waiting.add(edge.to());
                }
            }
        }
        List<Edge> way = new ArrayList<>();
        Optional<Edge> last = Optional.ofNullable(arrivedBy.get(goal));
        while (last.isPresent()) {
            way.add(0, last.get());
            ResourceId from = last.get().from();
            last = from.equals(start) ? Optional.empty() : Optional.ofNullable(arrivedBy.get(from));
        }
        return way;
    }

    private static Stream<Edge> stated(View view, String group, String kind) {
        return view.references(Reference.Kind.DEPENDS_ON)
                .filter(reference -> reference.target().is(group, kind)
                        && reference.from().id().is(group, kind)
                        && view.defines(reference.target()))
                .map(reference -> new Edge(
                        reference.from().id().unversioned(),
                        reference.target().unversioned(),
                        reference.node(),
                        Optional.of(reference)))
                .sorted(Comparator.comparing(Edge::from).thenComparing(Edge::to));
    }

    private static Stream<Edge> contained(View view, KustomizationBuild child) {
        return child.parent().flatMap(view::build).stream()
                .map(KustomizationBuild::kustomization)
                .filter(parent -> parent.isTrue("spec.wait") && !parent.key().equals(child.key()))
                .flatMap(parent -> parent.resource().at("spec.wait").stream()
                        .map(wait -> new Edge(
                                parent.resource().id().unversioned(),
                                child.kustomization().resource().id().unversioned(),
                                wait,
                                Optional.empty())));
    }
}
