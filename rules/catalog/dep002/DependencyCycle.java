package dep002;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Severity;
import dev.sluice.model.DependencyGraph;
import dev.sluice.model.DependencyGraph.Edge;
import dev.sluice.model.Rendered;
import dev.sluice.model.View;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kustomizations or HelmReleases that wait for each other. */
@AutoService(Rule.class)
public final class DependencyCycle implements Rule {
    @Override
    public About about() {
        return About.error("dependencies form a cycle, so none of them ever becomes ready");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.views().stream()
                .flatMap(view -> DependencyGraph.of(view)
                        .flatMap(graph -> graph.cycles().stream().map(cycle -> finding(view, graph, cycle))));
    }

    private Finding finding(View view, DependencyGraph graph, List<Edge> cycle) {
        Edge weakest = cycle.stream()
                .filter(Edge::isStated)
                .min(Comparator.comparing(graph::dependents).thenComparing(Edge::from))
                .orElse(cycle.get(0));
        boolean onlyOne = cycle.stream().filter(Edge::isStated).count() <= 1;
        Finding finding = at(weakest.node())
                .saying("%s", words(cycle))
                .hint(
                        onlyOne
                                ? "remove this dependency"
                                : "remove one of these dependencies; the one here serves the fewest others")
                .about(weakest.from())
                .in(view.name());
        for (Edge edge : cycle) {
            String verb = edge.isStated() ? "depends on" : "waits for";
            finding = finding.related(edge.node().span(), "%s %s %s", edge.from(), verb, edge.to());
        }
        boolean readyByExpression = cycle.stream().anyMatch(Edge::hasReadyExpression);
        return readyByExpression ? finding.as(Severity.WARNING) : finding;
    }

    private static String words(List<Edge> cycle) {
        String last = cycle.size() == 1 ? "itself" : cycle.get(0).from().quoted();
        return Stream.concat(cycle.stream().map(edge -> edge.from().quoted()), Stream.of(last))
                .collect(Collectors.joining(", which waits for "))
                .replaceFirst(", which", "");
    }
}
