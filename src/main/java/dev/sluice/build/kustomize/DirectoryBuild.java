package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.Plugins.Configured;
import dev.sluice.model.FaultKind;
import dev.sluice.text.Span;
import dev.sluice.text.UrlSecrets;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The build of one kustomization file and what it names (kustomize api 0.21.2, internal/target/kusttarget.go). */
final class DirectoryBuild {
    private final Session session;
    private final Directory directory;
    private final KustomizationFile file;
    private final Notes notes;

    DirectoryBuild(Session session, Directory directory, KustomizationFile file, Notes notes) {
        this.session = session;
        this.directory = directory;
        this.file = file;
        this.notes = notes;
    }

    /** Adds the objects of this directory; for a component, {@code into} holds those of whoever names it. */
    void accumulate(Accumulation into) {
        addResources(file.texts("resources"), into);
        into.merge(TransformerConfig.DEFAULT.merged(TransformerConfig.read(file.texts("configurations"), directory)));
        into.merge(CrdConfig.read(file.texts("crds"), directory));
        generate(into);
        addComponents(into);
        transform(into);
        validate(into);
        into.variables().declare(file, into.objects());
    }

    private void addResources(List<Scalar> names, Accumulation into) {
        for (Scalar name : names) {
            try {
                addResource(name, into);
            } catch (Failed failed) {
                leaveOutOrFail(failed);
            }
        }
    }

    private void leaveOutOrFail(Failed failed) {
        if (failed.fault().kind() != FaultKind.REMOTE_UNRESOLVED) {
            throw failed;
        }
        session.leaveOut(failed.fault());
    }

    private void addResource(Scalar name, Accumulation into) {
        boolean isDirectory = Remote.isFile(name.text())
                ? directory.files().remote(name).leadsToRepository(directory.files())
                : !directory.hasFile(name.text());
        if (isDirectory) {
            addDirectory(name, into, false);
            return;
        }
        List<Item> items = manifests(name);
        refuseRepeats(items);
        Provenance provenance = Provenance.read(notes.file(name.text()));
        for (Item item : items) {
            session.noticed(item.id());
            into.objects().add(notes.kept() ? Provenance.noteRead(item, provenance) : item);
        }
    }

    /** Whoever names a kustomization file means its directory, and is to look at the name. */
    private List<Item> manifests(Scalar name) {
        YamlFile yaml = directory.files().yaml(directory.file(name));
        if (!KustomizeBuild.isKustomizationFile(yaml.path())) {
            return Manifests.items(yaml);
        }
        try {
            return Manifests.items(yaml);
        } catch (Failed failed) {
            if (!failed.fault().detail().startsWith(Cause.MISSING_IDENTITY.word())) {
                throw failed;
            }
            String sentence = "\"" + name.text() + "\" is a kustomization file, not a manifest";
            throw Failed.because(Cause.MISSING_IDENTITY, name.span(), sentence)
                    .related(failed.fault().span(), "here")
                    .hint(yaml.path().equals(file.path()) ? "drop the entry" : "name its directory");
        }
    }

    /** A file is read as a whole before any of its objects is taken over. */
    private static void refuseRepeats(List<Item> items) {
        new Objects().addAll(items);
    }

    private void addDirectory(Scalar name, Accumulation into, boolean asComponent) {
        Directory base = directory.directory(name);
        try {
            addDirectory(name, base, into, asComponent);
        } catch (Failed failed) {
            throw base.repository() == null ? failed : failed.at(name.span());
        }
    }

    private void addDirectory(Scalar name, Directory base, Accumulation into, boolean asComponent) {
        KustomizationFile baseFile =
                new KustomizationReader(base.files(), notices(base), base.restricted()).read(base.path(), name.span());
        session.chooseSchema(baseFile, base);
        if (asComponent != baseFile.isComponent()) {
            String shown = "\"" + UrlSecrets.without(name.text()) + "\" is a " + baseFile.kind();
            throw Failed.because(Cause.COMPONENT_MISUSE, name.span(), shown)
                    .hint(asComponent ? "name it under \"resources\"" : "name it under \"components\"")
                    .related(baseFile.place("kind"), "its kind");
        }
        DirectoryBuild build = new DirectoryBuild(session, base, baseFile, notes.in(name.text()));
        if (asComponent) {
            build.accumulate(into);
        } else {
            Accumulation own = new Accumulation();
            build.accumulate(own);
            into.merge(own);
        }
    }

    /** What a repository elsewhere does without effect is not for anyone here to mend. */
    private Notices notices(Directory any) {
        return any.isFetched() ? new Notices() : session.notices();
    }

    private void addComponents(Accumulation into) {
        for (Scalar name : file.texts("components")) {
            try {
                if (directory.hasFile(name.text())) {
                    throw Failed.because(
                            Cause.COMPONENT_MISUSE, name.span(), "\"" + name.text() + "\" is a file, not a component");
                }
                addDirectory(name, into, true);
            } catch (Failed failed) {
                leaveOutOrFail(failed);
            }
        }
    }

    private void generate(Accumulation into) {
        Mapping options = file.mapping("generatorOptions").orElse(null);
        for (Mapping arguments : file.mappings("configMapGenerator")) {
            absorb(Generator.configMap(arguments, options, directory), "ConfigMapGenerator", into);
        }
        for (Mapping arguments : file.mappings("secretGenerator")) {
            absorb(Generator.secret(arguments, options, directory), "SecretGenerator", into);
        }
        addCharts();
        for (Configured plugin : plugins("generators")) {
            for (Item made : plugin.generate(directory)) {
                Item noted = plugin.provenance()
                        .map(provenance -> Provenance.noteOrigin(made, provenance))
                        .orElse(made);
                Absorption.absorb(into.objects(), noted);
            }
        }
    }

    private void addCharts() {
        Mapping globals = file.mapping("helmGlobals").orElse(file.root());
        for (Mapping chart : file.mappings("helmCharts")) {
            leaveOutOrFail(HelmChart.of(chart, globals).unrendered(directory));
        }
        for (Mapping chart : file.mappings("helmChartInflationGenerator")) {
            leaveOutOrFail(HelmChart.old(chart).unrendered(directory));
        }
    }

    private void absorb(Item made, String generator, Accumulation into) {
        Item noted = notes.kept() ? Provenance.noteOrigin(made, builtIn(generator)) : made;
        Absorption.absorb(into.objects(), noted);
    }

    private Provenance builtIn(String plugin) {
        return Provenance.builtIn(notes.file(file.path().name()), plugin);
    }

    private void transform(Accumulation into) {
        Steps steps = new Steps(file, directory, session.schema(), into.config());
        record Noted(Step step, Optional<Provenance> provenance) {}
        List<Noted> all = new ArrayList<>();
        for (Steps.Named named : steps.all()) {
            all.add(new Noted(named.step(), notes.kept() ? Optional.of(builtIn(named.plugin())) : Optional.empty()));
        }
        for (Configured plugin : plugins("transformers")) {
            all.add(new Noted(plugin.step(directory, session.schema()), plugin.provenance()));
        }
        for (Noted noted : all) {
            noted.step().apply(into.objects(), notices(directory));
            into.objects().dropEmpty();
            noted.provenance()
                    .ifPresent(provenance ->
                            into.objects().replaceAll(item -> Provenance.noteTransformation(item, provenance)));
        }
    }

    private void validate(Accumulation into) {
        for (Configured plugin : plugins("validators")) {
            Objects copy = new Objects();
            copy.addAll(into.objects().items());
            plugin.step(directory, session.schema()).apply(copy, new Notices());
            boolean same = copy.size() == into.objects().size();
            for (int i = 0; same && i < copy.size(); i++) {
                same = copy.get(i).root().sameValue(into.objects().get(i).root());
            }
            if (!same) {
                Span span = plugin.config().span();
                throw Failed.because(Cause.EXTERNAL_PLUGINS_DISABLED, span, "a validator changes objects");
            }
        }
    }

    /** The plug-in configurations that a field names or holds. */
    private List<Configured> plugins(String field) {
        Accumulation configurations = new Accumulation();
        List<Scalar> names = new ArrayList<>();
        for (Scalar entry : file.texts(field)) {
            Optional<List<Item>> inline = Plugins.inline(entry, directory.files());
            if (inline.isEmpty()) {
                names.add(entry);
            } else {
                Provenance provenance = Provenance.read(notes.file(file.path().name()));
                for (Item item : inline.get()) {
                    configurations.objects().add(notes.kept() ? Provenance.noteRead(item, provenance) : item);
                }
            }
        }
        addResources(names, configurations);
        return configurations.objects().items().stream().map(Configured::of).toList();
    }
}
