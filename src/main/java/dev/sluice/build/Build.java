package dev.sluice.build;

import dev.sluice.Stage;
import dev.sluice.build.artifact.Artifact;
import dev.sluice.build.entry.Entry;
import dev.sluice.build.entry.EntryPoints;
import dev.sluice.build.entry.ViewNames;
import dev.sluice.build.flux.References;
import dev.sluice.build.substitution.Variable;
import dev.sluice.model.Fault;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Plain;
import dev.sluice.model.Reference;
import dev.sluice.model.Remotes;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.text.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Builds what each cluster would get: one view per entry point, each with all Kustomizations that are found from there. */
public final class Build implements Stage<Plain, Rendered> {
    private final List<String> clusters;
    private final Surroundings surroundings;

    /** Builds without the network. See {@link #Build(List, Executor, Remotes)}. */
    public Build(List<String> clusters, Executor threads) {
        this(clusters, threads, Remotes.NONE);
    }

    /**
     * @param clusters the entry directories or names of the views to build; empty for all
     * @param threads where Kustomizations are built side by side
     * @param remotes where remote bases come from
     */
    public Build(List<String> clusters, Executor threads, Remotes remotes) {
        this.clusters = List.copyOf(clusters);
        this.surroundings = Surroundings.of(threads, remotes);
    }

    private Build(List<String> clusters, Surroundings surroundings) {
        this.clusters = clusters;
        this.surroundings = surroundings;
    }

    /** The same with values for variables that stand above those of the repository. */
    public Build with(SortedMap<String, Variable> variables) {
        return new Build(clusters, surroundings.with(variables));
    }

    /**
     * The same with the files of a source that is another repository.
     *
     * @param source the identity of the source
     * @param directory where its files lie in {@code files}
     */
    public Build with(ResourceId source, RepoPath directory, Plain files) {
        return new Build(clusters, surroundings.with(source, Artifact.below(directory, files)));
    }

    @Override
    public Rendered run(Plain plain) {
        List<Entry> declared = EntryPoints.declared(plain);
        Map<Entry, ViewBuild.Outcome> built = new HashMap<>();
        Set<RepoPath> reached = new TreeSet<>();
        for (Entry entry : declared) {
            ViewBuild.Outcome outcome = view(plain, entry).run();
            built.put(entry, outcome);
            outcome.builds().forEach(build -> reached.addAll(build.files()));
        }
        List<Entry> entries = EntryPoints.merged(declared, EntryPoints.undeclared(plain, declared, reached));
        List<String> names = ViewNames.of(entries);
        List<View> views = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (isWanted(entry, names.get(i))) {
                ViewBuild.Outcome outcome = Optional.ofNullable(built.get(entry))
                        .orElseGet(() -> view(plain, entry).run());
                views.add(view(names.get(i), entry, outcome));
            }
        }
        List<Fault> faults = faults(plain, views);
        if (clusters.isEmpty()) {
            faults.addAll(Unreached.faults(plain, views, surroundings.threads()));
        }
        return new Rendered(plain, views, faults);
    }

    private ViewBuild view(Plain plain, Entry entry) {
        return new ViewBuild(plain, entry, surroundings);
    }

    private boolean isWanted(Entry entry, String name) {
        return clusters.isEmpty()
                || clusters.stream()
                        .anyMatch(wanted -> wanted.equals(name)
                                || RepoPath.parse(wanted)
                                        .filter(entry.directory()::equals)
                                        .isPresent());
    }

    private static View view(String name, Entry entry, ViewBuild.Outcome outcome) {
        List<KustomizationBuild> named =
                outcome.builds().stream().map(build -> named(name, build)).toList();
        Stream<Resource> stated = Stream.concat(
                named.stream().flatMap(build -> build.resources().stream()),
                // A root that does not render itself was applied by hand.
                named.stream()
                        .limit(1)
                        .map(build -> build.kustomization().resource())
                        .filter(object -> !entry.root().implied()
                                && named.get(0).resources().stream()
                                        .noneMatch(rendered -> rendered.id().sameObject(object.id()))));
        List<Reference> references = stated.flatMap(References::of).toList();
        return new View(name, entry.directory(), named, references)
                .with(outcome.profile())
                .with(outcome.charts());
    }

    private static KustomizationBuild named(String view, KustomizationBuild build) {
        List<Fault> faults = build.faults().stream()
                .map(fault -> fault.subject().isEmpty() ? fault.about(build.kustomization()) : fault)
                .map(fault -> fault.in(view))
                .toList();
        return new KustomizationBuild(
                build.kustomization(), build.parent(), build.state(), build.resources(), build.files(), faults);
    }

    /** Those of the files and of all views; what shows in several views is told once. */
    private static List<Fault> faults(Plain plain, List<View> views) {
        List<Fault> faults = new ArrayList<>(plain.faults());
        Map<Fault, Set<String>> seen = new HashMap<>();
        for (View view : views) {
            for (KustomizationBuild build : view.builds()) {
                build.faults()
                        .forEach(fault -> seen.computeIfAbsent(bare(fault), key -> new TreeSet<>())
                                .add(view.name()));
            }
        }
        seen.forEach((fault, names) -> {
            Fault told = fault;
            for (String name : names) {
                told = told.in(name);
            }
            faults.add(told);
        });
        return faults;
    }

    private static Fault bare(Fault fault) {
        return new Fault(
                fault.kind(),
                fault.span(),
                fault.detail(),
                fault.hint(),
                fault.related(),
                fault.fix(),
                fault.subject(),
                new TreeSet<>());
    }
}
