package dev.sluice.build.kustomize;

import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Rejection;
import dev.sluice.yaml.Rejection.Reason;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.YamlFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds and reads the kustomization file of a directory (kustomize api 0.21.2, internal/target/kusttarget.go). */
final class KustomizationReader {
    /** The names that a kustomization file may have. */
    static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private static final String API = "kustomize.config.k8s.io/";
    /** What the decoder of kustomization files, which is an older one than that of manifests, does not mind. */
    private static final Set<Reason> HARMLESS = Set.of(Reason.DUPLICATE_KEY, Reason.MERGE_KEY);

    private final Files files;
    private final Notices notices;
    private final boolean restricted;

    /**
     * Reads from files.
     *
     * @param notices takes what is passed over
     * @param restricted whether a link that leaves the directory counts as no file
     */
    KustomizationReader(Files files, Notices notices, boolean restricted) {
        this.files = files;
        this.notices = notices;
        this.restricted = restricted;
    }

    /**
     * Reads the kustomization file of a directory.
     *
     * @param named what names the directory, for the faults
     */
    KustomizationFile read(RepoPath directory, Span named) {
        List<RepoPath> found = candidates(directory).toList();
        if (found.isEmpty()) {
            throw Failed.because(
                            Cause.NO_KUSTOMIZATION_FILE, named, "\"" + directory + "\" holds no kustomization file")
                    .hint("add a kustomization.yaml that lists the files, or name the files themselves");
        }
        if (found.size() > 1) {
            throw Failed.because(
                            Cause.MULTIPLE_KUSTOMIZATION_FILES,
                            Span.startOf(found.get(1)),
                            "\"" + directory + "\" holds more than one kustomization file")
                    .related(Span.startOf(found.get(0)), "the other one");
        }
        Node root = parse(found.get(0));
        Mapping decoded = Decoder.ofKustomizations(notices).decode(root, "Kustomization");
        return checked(new KustomizationFile(found.get(0), decoded));
    }

    /** Takes a mapping in place of a file that would be at the path. */
    KustomizationFile given(RepoPath path, Mapping root) {
        return checked(new KustomizationFile(path, Decoder.lenient(notices).decode(root, "Kustomization")));
    }

    /** Reads the kustomization file of a directory, passing over fields that it should not have. */
    KustomizationFile readLeniently(RepoPath directory, Span named) {
        Optional<RepoPath> first = candidates(directory).findFirst();
        if (first.isEmpty()) {
            return read(directory, named);
        }
        Node root = parse(first.get());
        return checked(
                new KustomizationFile(first.get(), Decoder.lenient(notices).decode(root, "Kustomization")));
    }

    private Stream<RepoPath> candidates(RepoPath directory) {
        return NAMES.stream()
                .flatMap(name -> files.resolve(directory, name).stream())
                .filter(path -> !restricted || path.isIn(directory))
                .filter(files::exists);
    }

    private Node parse(RepoPath path) {
        YamlFile yaml = files.yaml(path);
        Optional<Rejection> fatal = yaml.rejections().stream()
                .filter(rejection -> !HARMLESS.contains(rejection.reason()))
                .filter(rejection -> !isBehindFirst(rejection, yaml))
                .findFirst();
        if (fatal.isPresent()) {
            throw Failed.because(
                    Cause.YAML_SYNTAX, fatal.get().span(), fatal.get().detail());
        }
        return yaml.documents().isEmpty()
                ? Scalar.of("", Scalar.Kind.NULL, start(path))
                : yaml.documents().get(0);
    }

    /** Only the first document is read, so that no one looks at what follows it (sigs.k8s.io/yaml 1.6.0). */
    private static boolean isBehindFirst(Rejection rejection, YamlFile yaml) {
        return rejection.reason() == Reason.SYNTAX
                && !yaml.documents().isEmpty()
                && rejection.span().line() > yaml.documents().get(0).span().endLine();
    }

    private static dev.sluice.yaml.Origin start(RepoPath path) {
        return new dev.sluice.yaml.Origin.Written(Span.startOf(path));
    }

    private KustomizationFile checked(KustomizationFile file) {
        DeprecatedFields.note(file, notices);
        KustomizationFile modern = file.modern();
        if (isEmpty(modern.root())) {
            throw Failed.because(
                            Cause.EMPTY_KUSTOMIZATION, Span.startOf(file.path()), "the kustomization file says nothing")
                    .hint("list the manifests under \"resources\"");
        }
        enforceType(modern);
        return modern;
    }

    private static boolean isEmpty(Mapping root) {
        return root.entries().stream()
                .filter(entry ->
                        !entry.name().equals("apiVersion") && !entry.name().equals("kind"))
                .allMatch(entry ->
                        entry.value() instanceof Scalar scalar && scalar.text().isEmpty());
    }

    private static void enforceType(KustomizationFile file) {
        if (!file.kind().equals("Kustomization") && !file.isComponent()) {
            throw Failed.because(
                    Cause.BAD_KUSTOMIZATION_TYPE,
                    valueOf(file, "kind"),
                    "kind is \"" + file.kind() + "\" and must be Kustomization or Component");
        }
        String wanted = API + (file.isComponent() ? "v1alpha1" : "v1beta1");
        Optional<Scalar> version = file.text("apiVersion");
        if (version.isPresent() && !version.get().text().equals(wanted)) {
            Cause cause = file.isComponent() ? Cause.COMPONENT_MISUSE : Cause.BAD_KUSTOMIZATION_TYPE;
            throw Failed.because(
                            cause,
                            valueOf(file, "apiVersion"),
                            "apiVersion of a " + file.kind() + " is \""
                                    + version.get().text() + "\"")
                    .hint("write " + wanted);
        }
    }

    private static Span valueOf(KustomizationFile file, String field) {
        return file.text(field).map(Scalar::span).orElseGet(() -> Span.startOf(file.path()));
    }
}
