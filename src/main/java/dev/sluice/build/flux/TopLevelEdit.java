package dev.sluice.build.flux;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.FluxKustomization;
import dev.sluice.model.FluxProfile;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a Flux Kustomization asks for into the kustomization file of its directory. It is no overlay on top: its
 * patches come after the file's own and before the file's namespace, names and labels (fluxcd/pkg kustomize 1.44,
 * kustomize_generator.go).
 */
final class TopLevelEdit {
    private static final List<String> REMOTE =
            List.of("git::", "gh:", "ssh://", "https://", "http://", "git@", "github.com:", "github.com/");

    private final FluxKustomization kustomization;
    private final FluxProfile profile;
    private final Tree tree;
    private final List<Fault> faults = new ArrayList<>();
    private Mapping file;

    TopLevelEdit(FluxKustomization kustomization, FluxProfile profile, Tree tree) {
        this.kustomization = kustomization;
        this.profile = profile;
        this.tree = tree;
        this.file = new Mapping(List.of(), kustomization.resource().root().origin());
    }

    /** The kustomization file as it is built, and what keeps Flux from writing it. */
    record Outcome(Mapping content, List<Fault> faults) {}

    /**
     * @param existing the kustomization file as it is
     * @param generated whether Flux wrote that file
     */
    Outcome of(Mapping existing, boolean generated) {
        file = existing;
        run(generated);
        return new Outcome(file, List.copyOf(faults));
    }

    private void run(boolean generated) {
        if (!generated && isEmpty("resources")) {
            // The build's only trace of a Flux oddity: generated objects get an origin annotation.
            set(
                    "buildMetadata",
                    new Sequence(List.of(Scalar.string("originAnnotations", file.origin())), file.origin()));
        }
        replace("spec.targetNamespace", "namespace");
        replace("spec.namePrefix", "namePrefix");
        replace("spec.nameSuffix", "nameSuffix");
        append("patches", items("spec.patches"));
        append("components", components());
        images();
        items("spec.buildMetadata").stream()
                .findFirst()
                .filter(first -> profile.hasBuildMetadata())
                .flatMap(first -> kustomization.resource().at("spec.buildMetadata"))
                .ifPresent(value -> set("buildMetadata", value));
    }

    private void replace(String from, String field) {
        kustomization.resource().at(from).filter(value -> !isNull(value)).ifPresent(value -> set(field, value));
    }

    private List<Node> components() {
        boolean lenient = profile.ignoresMissingComponents() && kustomization.isTrue("spec.ignoreMissingComponents");
        return items("spec.components").stream()
                .filter(item -> item instanceof Scalar scalar && isLocal(scalar) && !(lenient && isMissing(scalar)))
                .toList();
    }

    private boolean isLocal(Scalar component) {
        String path = component.text().toLowerCase(Locale.ROOT);
        String local = path.startsWith("file://") ? path.substring("file://".length()) : path;
        if (!local.startsWith("/") && REMOTE.stream().noneMatch(path::startsWith)) {
            return true;
        }
        faults.add(Fault.of(
                        FaultKind.BUILD_FAILED,
                        component.span(),
                        "component: path \"" + component.text() + "\" must be local and relative")
                .about(kustomization));
        return false;
    }

    private boolean isMissing(Scalar component) {
        Optional<RepoPath> path = kustomization.path().resolve(component.text());
        return path.isEmpty()
                || (!tree.isDirectory(path.get()) && tree.file(path.get()).isEmpty());
    }

    private void images() {
        List<Node> images = new ArrayList<>(current("images"));
        for (Node wanted : items("spec.images")) {
            String name = wanted.text("name").orElse("");
            int at = 0;
            while (at < images.size() && !images.get(at).text("name").orElse("").equals(name)) {
                at++;
            }
            if (at == images.size()) {
                images.add(wanted);
            } else if (images.get(at) instanceof Mapping existing) {
                images.set(at, profile.mergesImages() ? merged(existing, wanted) : wanted);
            }
        }
        if (!items("spec.images").isEmpty()) {
            set("images", new Sequence(images, file.origin()));
        }
    }

    /** A tag or a digest replaces both: what is not given becomes empty (since kustomize-controller 1.9.4). */
    private static Mapping merged(Mapping existing, Node wanted) {
        Mapping merged = existing;
        Node newName = given(wanted, "newName");
        if (newName != null) {
            merged = merged.with("newName", newName);
        }
        Node tag = given(wanted, "newTag");
        Node digest = given(wanted, "digest");
        if (tag != null || digest != null) {
            merged = merged.without("newTag").without("digest");
            merged = tag == null ? merged : merged.with("newTag", tag);
            merged = digest == null ? merged : merged.with("digest", digest);
        }
        return merged;
    }

    private static @Nullable Node given(Node image, String field) {
        Node value = image.child(field);
        return value instanceof Scalar scalar
                        && !scalar.isNull()
                        && !scalar.text().isEmpty()
                ? value
                : null;
    }

    private void append(String field, List<Node> items) {
        if (!items.isEmpty()) {
            List<Node> all =
                    Stream.concat(current(field).stream(), items.stream()).toList();
            set(field, new Sequence(all, file.origin()));
        }
    }

    private List<Node> items(String path) {
        return kustomization.resource().at(path).orElse(null) instanceof Sequence sequence
                ? sequence.items()
                : List.of();
    }

    private List<Node> current(String field) {
        return value(field) instanceof Sequence sequence ? sequence.items() : List.of();
    }

    private boolean isEmpty(String field) {
        return current(field).isEmpty();
    }

    /** Field names of a kustomization file ignore case. */
    private @Nullable Node value(String field) {
        return file.entries().stream()
                .filter(entry -> entry.name().equalsIgnoreCase(field))
                .map(Mapping.Entry::value)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    private void set(String field, Node value) {
        List<Mapping.Entry> kept = file.entries().stream()
                .filter(entry -> !entry.name().equalsIgnoreCase(field))
                .toList();
        file = file.withEntries(kept).with(field, value);
    }

    private static boolean isNull(Node value) {
        return value instanceof Scalar scalar && scalar.isNull();
    }
}
