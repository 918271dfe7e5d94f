package dev.sluice.build.flux;

import dev.sluice.build.artifact.Artifact;
import dev.sluice.build.kustomize.FileSource;
import dev.sluice.build.kustomize.Item;
import dev.sluice.build.kustomize.KustomizeBuild;
import dev.sluice.build.kustomize.Options;
import dev.sluice.build.kustomize.Result;
import dev.sluice.build.kustomize.TreeFiles;
import dev.sluice.build.substitution.Substitution;
import dev.sluice.build.substitution.Variables;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.FluxKustomization;
import dev.sluice.model.FluxProfile;
import dev.sluice.model.Knowledge;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.model.Plain;
import dev.sluice.model.Remotes;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Renders Kustomizations whose source is at hand, in kustomize-controller's own order of steps. */
public final class KustomizationRender {
    private final Artifact artifact;
    private final Plain plain;
    private final Remotes remotes;
    private final FileSource files;

    /**
     * @param artifact what the source of the Kustomization holds
     * @param remotes where remote bases come from
     */
    public KustomizationRender(Artifact artifact, Remotes remotes) {
        this.artifact = artifact;
        this.plain = artifact.plain();
        this.remotes = remotes;
        this.files = TreeFiles.of(plain);
    }

    /** The files that it renders from. */
    Artifact artifact() {
        return artifact;
    }

    /**
     * The objects as they are before substitution, which does not depend on any other Kustomization.
     *
     * @param profile what the cluster's Flux does
     */
    public RawBuild raw(FluxKustomization kustomization, FluxProfile profile) {
        if (Knowledge.isTemplated(kustomization.resource().text("spec.path").orElse(""))) {
            return RawBuild.UNRESOLVED;
        }
        RepoPath path = kustomization.path();
        if (plain.tree().file(path).isPresent()) {
            return RawBuild.failed(List.of(Fault.of(
                            FaultKind.BUILD_FAILED,
                            pathSpan(kustomization),
                            "path: \"" + path + "\" is a file, not a directory")
                    .about(kustomization)));
        }
        if (!plain.tree().isDirectory(path)) {
            return RawBuild.failed(List.of(new MissingPath(plain.tree()).fault(kustomization)));
        }
        return TopLevel.path(plain, path).isPresent()
                ? existing(kustomization, profile)
                : generated(kustomization, profile);
    }

    /**
     * The objects as Flux applies them.
     *
     * @param parent key of the Kustomization that renders this one, null for a root
     * @param sources the variables, and what is wrong with them
     */
    public static KustomizationBuild finished(
            FluxKustomization kustomization, @Nullable String parent, RawBuild raw, VariableSources.Outcome sources) {
        List<Fault> faults = new ArrayList<>(raw.faults());
        List<Resource> resources = new ArrayList<>();
        OwnerMetadata metadata = new OwnerMetadata(kustomization);
        Optional<Variables> variables = sources.variables();
        boolean substituted = false;
        for (Mapping object : raw.objects()) {
            Mapping root = object;
            if (variables.isPresent() && !Substitution.isOptedOut(object)) {
                substituted = true;
                Substitution.Outcome outcome = Substitution.of(object, variables.get());
                outcome.fault().ifPresent(faults::add);
                root = outcome.root();
            }
            resources.add(Resource.of(metadata.on(root), kustomization.key()));
        }
        if (substituted) {
            faults.addAll(sources.faults());
            faults.addAll(conflicts(resources));
        }
        boolean failed =
                raw.state() == State.BUILT && faults.size() > raw.faults().size();
        return new KustomizationBuild(
                kustomization,
                Optional.ofNullable(parent),
                failed ? State.FAILED : raw.state(),
                failed ? List.of() : resources,
                new TreeSet<>(raw.files()),
                faults);
    }

    /** Objects that got one name by their variables: Flux puts each back by its identity, and finds it taken. */
    private static List<Fault> conflicts(List<Resource> resources) {
        Map<ResourceId, Resource> byId = new HashMap<>();
        List<Fault> conflicts = new ArrayList<>();
        for (Resource resource : resources) {
            Resource other = byId.putIfAbsent(resource.id(), resource);
            if (other != null) {
                conflicts.add(Fault.of(
                                FaultKind.BUILD_FAILED,
                                resource.span(),
                                "id-conflict: " + resource.id() + " is there twice once its variables are filled in")
                        .related(other.span(), "the other one")
                        .about(resource.id()));
            }
        }
        return conflicts;
    }

    private RawBuild existing(FluxKustomization kustomization, FluxProfile profile) {
        Optional<Mapping> file = TopLevel.content(plain, kustomization.path());
        return file.isPresent()
                ? edited(kustomization, profile, file.get(), false)
                : built(kustomization, files, Options.FLUX, Set.of());
    }

    private RawBuild generated(FluxKustomization kustomization, FluxProfile profile) {
        GeneratedFile.Outcome file = GeneratedFile.of(plain, kustomization.path(), pathSpan(kustomization));
        return file.faults().isEmpty()
                ? edited(kustomization, profile, file.content(), true)
                : RawBuild.failed(file.faults());
    }

    private RawBuild edited(FluxKustomization kustomization, FluxProfile profile, Mapping file, boolean generated) {
        TopLevelEdit.Outcome edit = new TopLevelEdit(kustomization, profile, plain.tree()).of(file, generated);
        if (!edit.faults().isEmpty()) {
            return RawBuild.failed(edit.faults());
        }
        if (generated
                && edit.content().at("resources[0]").isEmpty()
                && edit.content().at("components[0]").isEmpty()) {
            return RawBuild.EMPTY;
        }
        Options options = Options.FLUX.with(edit.content());
        if (!kustomization.decrypts()) {
            return built(kustomization, files, options, Set.of());
        }
        Map<RepoPath, Payload> toOpen = new FilesToOpen(plain, profile).of(kustomization.path(), edit.content());
        OpenedFiles opened = new OpenedFiles(plain, files, toOpen);
        if (opened.fault().isPresent()) {
            return RawBuild.failed(List.of(opened.fault().get().about(kustomization)));
        }
        RawBuild sealed = built(kustomization, opened, options, toOpen.keySet());
        return opened(sealed, artifact.written(toOpen.keySet()), profile);
    }

    private RawBuild built(FluxKustomization kustomization, FileSource files, Options options, Set<RepoPath> opened) {
        Result result = KustomizeBuild.build(files, kustomization.path(), options, remotes);
        State state = switch (result.state()) {
            case BUILT -> State.BUILT;
            case UNRESOLVED -> State.UNRESOLVED;
            case FAILED -> State.FAILED;
        };
        Set<RepoPath> read = new TreeSet<>(result.filesRead());
        // An edited kustomization file stands for the one on disk.
        TopLevel.path(plain, kustomization.path()).ifPresent(read::add);
        read.addAll(opened.stream().filter(path -> files.file(path).isPresent()).toList());
        List<Mapping> objects = result.items().stream().map(Item::root).toList();
        List<Fault> faults = new ArrayList<>(result.faults());
        objects.stream().flatMap(KustomizationRender::withoutVersion).forEach(faults::add);
        boolean failed = faults.size() > result.faults().size();
        return new RawBuild(
                failed ? State.FAILED : state,
                failed ? List.of() : objects,
                artifact.written(read),
                artifact.written(faults));
    }

    /** kustomize builds an object that does not say its version; Flux refuses it. */
    private static Stream<Fault> withoutVersion(Mapping object) {
        return object.text("apiVersion").filter(text -> !text.isEmpty()).isPresent()
                ? Stream.empty()
                : Stream.of(
                        Fault.of(FaultKind.BUILD_FAILED, Resource.of(object, "").span(), "object: it has no apiVersion")
                                .about(ResourceId.of(object)));
    }

    private RawBuild opened(RawBuild raw, Set<RepoPath> opened, FluxProfile profile) {
        ObjectSeals seals = new ObjectSeals(opened, plain.decryptor(), profile);
        List<Mapping> objects = new ArrayList<>();
        List<Fault> faults = new ArrayList<>(raw.faults());
        boolean failed = false;
        for (Mapping object : raw.objects()) {
            ObjectSeals.Outcome outcome = seals.open(object);
            outcome.fault().ifPresent(faults::add);
            objects.add(outcome.root());
            failed |= outcome.failed();
        }
        return new RawBuild(failed ? State.FAILED : raw.state(), failed ? List.of() : objects, raw.files(), faults);
    }

    private static Span pathSpan(FluxKustomization kustomization) {
        return kustomization.resource().at("spec.path").map(Node::span).orElseGet(kustomization.resource()::span);
    }
}
