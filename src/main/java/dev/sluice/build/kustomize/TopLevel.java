package dev.sluice.build.kustomize;

import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The top of a build: what happens once, after everything below it is accumulated (kustomize api 0.21.2, krusty). */
final class TopLevel {
    private static final String LOCAL = "config.kubernetes.io/local-config";
    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    private static final String VERSION = "kustomize-v5.8.2";

    private TopLevel() {}

    /** Builds a directory into {@code objects}. */
    static void build(Session session, RepoPath path, Objects objects) {
        Directory directory =
                Directory.top(path, session.files(), session.options().restricted());
        KustomizationFile file = file(session, path);
        session.chooseSchema(file, directory);
        Accumulation accumulation = new Accumulation();
        List<String> metadata =
                file.texts("buildMetadata").stream().map(Scalar::text).toList();
        Notes notes = metadata.isEmpty() ? Notes.NONE : new Notes(Optional.of(""));
        new DirectoryBuild(session, directory, file, notes).accumulate(accumulation);
        NameHash.apply(accumulation.objects());
        NameReferences.apply(accumulation.objects(), accumulation.config());
        LeftBehind.note(accumulation.objects(), session.notices());
        expandVariables(accumulation);
        accumulation.objects().drop(TopLevel::isLocal);
        SortOrder.apply(accumulation.objects(), file, session.options());
        boolean wantsLabel = session.options().managed() || metadata.contains("managedByLabel");
        for (Item item : accumulation.objects().items()) {
            Mapping root =
                    Provenance.stripped(InternalNotes.stripped(managed(file, wantsLabel, item.root())), metadata);
            objects.add(item.with(Printable.survivor(root)));
        }
    }

    private static KustomizationFile file(Session session, RepoPath path) {
        Options options = session.options();
        if (options.kustomization().isPresent()) {
            RepoPath name = KustomizationReader.NAMES.stream()
                    .flatMap(known -> path.resolve(known).stream())
                    .filter(session.files()::exists)
                    .findFirst()
                    .orElseGet(() -> path.resolveClamped(KustomizationReader.NAMES.get(0)));
            return session.reader().given(name, options.kustomization().get());
        }
        return options.lenient()
                ? session.reader().readLeniently(path, Span.startOf(path))
                : session.reader().read(path, Span.startOf(path));
    }

    private static void expandVariables(Accumulation accumulation) {
        Map<String, Scalar> values = accumulation.variables().values(accumulation.objects());
        if (!values.isEmpty()) {
            VariableStep.apply(accumulation.objects(), accumulation.config(), values);
        }
    }

    private static boolean isLocal(Item item) {
        Manifests.identified(item.root());
        String local = Metadata.annotation(item.root(), LOCAL);
        return local != null && !local.equals("false");
    }

    private static Mapping managed(KustomizationFile file, boolean wanted, Mapping root) {
        if (!wanted) {
            return root;
        }
        Scalar label = Scalar.string(VERSION, new dev.sluice.yaml.Origin.Generated(file.place("buildMetadata"), null));
        Mapping labels = root.at("metadata.labels").orElse(null) instanceof Mapping written
                ? written
                : new Mapping(List.of(), label.origin());
        return Metadata.with(root, "labels", labels.with(MANAGED_BY, label));
    }
}
