package dev.sluice.build;

import dev.sluice.Parallel;
import dev.sluice.build.artifact.Checkouts;
import dev.sluice.build.artifact.Generator;
import dev.sluice.build.entry.Entry;
import dev.sluice.build.entry.RepositoryUrl;
import dev.sluice.build.flux.Catalog;
import dev.sluice.build.flux.KustomizationRender;
import dev.sluice.build.flux.ProfileDetection;
import dev.sluice.build.flux.RawBuild;
import dev.sluice.build.flux.Sources;
import dev.sluice.build.flux.Supply;
import dev.sluice.build.flux.VariableSources;
import dev.sluice.model.FluxKustomization;
import dev.sluice.model.FluxProfile;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Plain;
import dev.sluice.model.ResourceId;
import dev.sluice.model.release.ChartReference;
import dev.sluice.model.release.HelmRelease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds the Kustomizations of one cluster, from the root down: children are what their parent renders, after its patches and
 * variables. Where a Kustomization takes variables from objects that another one renders, all is done again until these agree.
 */
final class ViewBuild {
    /** How often the variables of one Kustomization may change those of another before the rest is taken as it is. */
    private static final int MAX_ROUNDS = 5;

    /** How often a root may change itself by its own patches. */
    private static final int MAX_SELF = 3;

    private final Plain plain;
    private final Entry entry;
    private final Surroundings surroundings;
    private final Sources sources;
    private final Map<Work, RawBuild> raws = new HashMap<>();
    private final ProfileDetection profiles;
    private Catalog known = Catalog.EMPTY;
    private FluxProfile profile = FluxProfile.UNKNOWN;

    ViewBuild(Plain plain, Entry entry, Surroundings surroundings) {
        this.plain = plain;
        this.entry = entry;
        this.surroundings = surroundings;
        this.profiles = new ProfileDetection(plain, entry.declared());
        List<String> addresses = Stream.concat(plain.tree().remotes().stream(), entry.url().stream())
                .toList();
        this.sources = new Sources(
                new Checkouts(plain, surroundings.sources()),
                new Sources.Root(entry.root().source(), entry.ref(), entry.ignore(), addresses),
                RepositoryUrl::same,
                surroundings.remotes());
    }

    /**
     * What came of it.
     *
     * @param builds the builds, parents before children
     * @param profile what the cluster's Flux does
     * @param charts the files of sources that releases take charts from, as far as they are at hand
     */
    record Outcome(List<KustomizationBuild> builds, FluxProfile profile, Map<ResourceId, Plain> charts) {}

    Outcome run() {
        List<KustomizationBuild> builds = round();
        Catalog found = Catalog.of(builds);
        for (int round = 1; round < MAX_ROUNDS && !agree(builds, found); round++) {
            known = found;
            builds = round();
            found = Catalog.of(builds);
        }
        return new Outcome(builds, profile, charts(found));
    }

    private Map<ResourceId, Plain> charts(Catalog catalog) {
        Map<ResourceId, Plain> charts = new HashMap<>();
        catalog.all(HelmRelease.GROUP, "HelmRelease")
                .flatMap(release -> ChartReference.of(release, catalog::find).stream())
                .map(ChartReference::source)
                .distinct()
                .forEach(source -> sources.files(source, catalog).ifPresent(files -> charts.put(source, files)));
        return charts;
    }

    private boolean agree(List<KustomizationBuild> builds, Catalog found) {
        return profiles.of(found).equals(profile)
                && builds.stream()
                        .map(KustomizationBuild::kustomization)
                        .allMatch(one -> variables(one, known).equals(variables(one, found)));
    }

    private VariableSources.Outcome variables(FluxKustomization kustomization, Catalog catalog) {
        return VariableSources.of(kustomization, profile, id -> catalog.findOutside(kustomization.key(), id));
    }

    /** A Kustomization to build. */
    private record Task(
            FluxKustomization kustomization, @Nullable String parent, Supply supply) {}

    /** What decides about the objects before substitution. */
    private record Work(FluxKustomization kustomization, FluxProfile profile, KustomizationRender render) {}

    private List<KustomizationBuild> round() {
        Map<String, KustomizationBuild> done = new LinkedHashMap<>();
        KustomizationBuild root = root();
        done.put(root.key(), root);
        Set<String> scheduled = new LinkedHashSet<>(done.keySet());
        List<Task> waiting = new ArrayList<>(children(root, scheduled));
        while (!waiting.isEmpty()) {
            List<Task> level = ready(waiting, Catalog.of(done.values()));
            Set<String> now = keys(level);
            waiting.removeIf(task -> now.contains(task.kustomization().key()));
            for (KustomizationBuild build : build(level)) {
                done.put(build.key(), build);
                waiting.addAll(children(build, scheduled));
            }
        }
        return List.copyOf(done.values());
    }

    private static Set<String> keys(List<Task> tasks) {
        return tasks.stream().map(task -> task.kustomization().key()).collect(Collectors.toSet());
    }

    /** The root holds Flux itself as a rule, which decides how the root is built. */
    private KustomizationBuild root() {
        profile = profiles.of(known);
        KustomizationBuild root = settledRoot();
        FluxProfile found = profiles.of(Catalog.of(List.of(root)));
        if (known.isEmpty() && !found.equals(profile)) {
            profile = found;
            root = settledRoot();
        }
        return root;
    }

    /** A root that renders itself is what it renders, with its own patches applied. */
    private KustomizationBuild settledRoot() {
        FluxKustomization root = entry.root();
        KustomizationBuild build = build(List.of(task(root))).get(0);
        for (int i = 0; i < MAX_SELF; i++) {
            Optional<FluxKustomization> rendered = itself(build);
            if (rendered.isEmpty()
                    || rendered.get()
                            .resource()
                            .root()
                            .sameValue(root.resource().root())) {
                break;
            }
            root = rendered.get();
            build = build(List.of(task(root))).get(0);
        }
        return build;
    }

    private Task task(FluxKustomization root) {
        return new Task(root, null, sources.of(root, Catalog.EMPTY));
    }

    private static Optional<FluxKustomization> itself(KustomizationBuild build) {
        return children(build).filter(child -> child.key().equals(build.key())).findFirst();
    }

    private static Stream<FluxKustomization> children(KustomizationBuild build) {
        // What goes to another cluster is reconciled there, if at all.
        return build.kustomization().isRemote()
                ? Stream.empty()
                : build.resources().stream()
                        .filter(resource -> FluxKustomization.isOne(resource.id()))
                        .map(resource -> FluxKustomization.of(resource, false));
    }

    private static List<Task> children(KustomizationBuild build, Set<String> scheduled) {
        return children(build)
                .filter(child -> scheduled.add(child.key()))
                .map(child -> new Task(child, build.key(), Supply.UNDEFINED))
                .toList();
    }

    /** Those whose source is known; if there are none, those left name sources that nobody defines. */
    private List<Task> ready(List<Task> waiting, Catalog catalog) {
        List<Task> ready = new ArrayList<>();
        for (Task task : waiting) {
            Supply supply = sources.of(task.kustomization(), catalog);
            if (!supply.equals(Supply.UNDEFINED)) {
                ready.add(new Task(task.kustomization(), task.parent(), supply));
            }
        }
        return ready.isEmpty() ? waiting.stream().map(this::assumed).toList() : ready;
    }

    /** Whoever names a source that nobody defines most likely means this repository, if the path is in it. */
    private Task assumed(Task task) {
        FluxKustomization kustomization = task.kustomization();
        boolean here = !kustomization.source().kind().equals(Generator.ARTIFACT)
                && plain.tree().isDirectory(kustomization.path());
        return new Task(kustomization, task.parent(), here ? sources.here() : Supply.ELSEWHERE);
    }

    private List<KustomizationBuild> build(List<Task> tasks) {
        List<Done> done = Parallel.map(tasks, this::done, surroundings.threads());
        for (int i = 0; i < tasks.size(); i++) {
            RawBuild raw = done.get(i).raw();
            work(tasks.get(i)).ifPresent(work -> raws.put(work, raw));
        }
        return done.stream().map(Done::build).toList();
    }

    /** A Kustomization before and after substitution. */
    private record Done(RawBuild raw, KustomizationBuild build) {}

    /** Runs on several threads at once, and so only reads. */
    private Done done(Task task) {
        FluxKustomization kustomization = task.kustomization();
        RawBuild raw = work(task).map(this::raw).orElseGet(() -> withoutFiles(task.supply()));
        return new Done(
                raw,
                KustomizationRender.finished(
                        kustomization,
                        task.parent(),
                        raw,
                        variables(kustomization, known).with(surroundings.variables())));
    }

    private Optional<Work> work(Task task) {
        return task.supply() instanceof Supply.Held held
                ? Optional.of(new Work(task.kustomization(), profile, held.render()))
                : Optional.empty();
    }

    private RawBuild raw(Work work) {
        RawBuild before = raws.get(work);
        return before == null ? work.render().raw(work.kustomization(), work.profile()) : before;
    }

    private static RawBuild withoutFiles(Supply supply) {
        return supply instanceof Supply.Broken broken ? RawBuild.failed(broken.faults()) : RawBuild.EXTERNAL;
    }
}
