package dev.sluice.build.flux;

import dev.sluice.model.FluxProfile;
import dev.sluice.model.Plain;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that Flux opens in place before a build: those that patches and secret generators name, in this directory and in
 * those that it builds on (kustomize-controller 1.9, internal/decryptor/decryptor.go). All else stays cipher text.
 */
final class FilesToOpen {
    private final Plain plain;
    private final FluxProfile profile;
    private final Map<RepoPath, Payload> found = new TreeMap<>();
    private final Set<RepoPath> visited = new HashSet<>();

    FilesToOpen(Plain plain, FluxProfile profile) {
        this.plain = plain;
        this.profile = profile;
    }

    /**
     * The files with the format that Flux takes each for.
     *
     * @param topLevel the kustomization file of the directory, as it is built
     */
    Map<RepoPath, Payload> of(RepoPath directory, Mapping topLevel) {
        visit(directory, topLevel);
        return found;
    }

    private void visit(RepoPath directory, Mapping file) {
        if (!visited.add(directory)) {
            return;
        }
        items(file, "secretGenerator").forEach(generator -> {
            texts(generator, "files").forEach(entry -> entry(directory, entry));
            texts(generator, "envs").forEach(path -> {
                Payload named = Payload.named(path);
                add(directory, path, named == Payload.BINARY ? Payload.DOTENV : named);
            });
        });
        if (profile.opensPatches()) {
            items(file, "patches")
                    .flatMap(patch -> patch.text("path").stream())
                    .forEach(path -> add(directory, path, Payload.named(path)));
        }
        Stream.concat(texts(file, "resources"), texts(file, "components"))
                .flatMap(entry -> directory.resolve(entry).stream())
                .filter(path -> plain.tree().isDirectory(path))
                .forEach(path -> TopLevel.content(plain, path).ifPresent(content -> visit(path, content)));
    }

    /** The name of the entry decides about the format, not that of the file. */
    private void entry(RepoPath directory, String entry) {
        int equals = entry.indexOf('=');
        add(directory, entry.substring(equals + 1), Payload.named(equals < 0 ? entry : entry.substring(0, equals)));
    }

    /** What does not bear the mark of the format is left alone. */
    private void add(RepoPath directory, String path, Payload format) {
        directory
                .resolve(path)
                .filter(file -> plain.tree()
                        .file(file)
                        .filter(found -> format.marks(found.bytes()))
                        .isPresent())
                .ifPresent(file -> found.putIfAbsent(file, format));
    }

    private static Stream<String> texts(Node node, String field) {
        return items(node, field).filter(Scalar.class::isInstance).map(item -> ((Scalar) item).text());
    }

    private static Stream<Node> items(Node node, String field) {
        return node.child(field) instanceof Sequence sequence ? sequence.items().stream() : Stream.empty();
    }
}
