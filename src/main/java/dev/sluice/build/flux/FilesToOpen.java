package dev.sluice.build.flux;

import dev.sluice.model.FluxProfile;
import dev.sluice.model.Plain;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files that Flux opens in place before a build: those that patches and secret generators name, in this directory and in
 * those that it builds on (kustomize-controller 1.9, internal/decryptor/decryptor.go). All else stays cipher text.
 */
final class FilesToOpen {
    private final Plain plain;
    private final FluxProfile profile;
    private final Set<RepoPath> found = new TreeSet<>();
    private final Set<RepoPath> visited = new HashSet<>();

    FilesToOpen(Plain plain, FluxProfile profile) {
        this.plain = plain;
        this.profile = profile;
    }

    /** @param topLevel the kustomization file of the directory, as it is built */
    Set<RepoPath> of(RepoPath directory, Mapping topLevel) {
        visit(directory, topLevel);
        return found;
    }

    private void visit(RepoPath directory, Mapping file) {
        if (!visited.add(directory)) {
            return;
        }
        if (profile.opensPatches()) {
            items(file, "patches").flatMap(patch -> patch.text("path").stream()).forEach(path -> add(directory, path));
        }
        items(file, "secretGenerator").forEach(generator -> {
            texts(generator, "files").forEach(entry -> add(directory, entry.substring(entry.indexOf('=') + 1)));
            texts(generator, "envs").forEach(path -> add(directory, path));
        });
        Stream.concat(texts(file, "resources"), texts(file, "components"))
                .flatMap(entry -> directory.resolve(entry).stream())
                .filter(path -> plain.tree().isDirectory(path))
                .forEach(path -> TopLevel.content(plain, path).ifPresent(content -> visit(path, content)));
    }

    private void add(RepoPath directory, String path) {
        directory.resolve(path).ifPresent(found::add);
    }

    private static Stream<String> texts(Node node, String field) {
        return items(node, field).filter(Scalar.class::isInstance).map(item -> ((Scalar) item).text());
    }

    private static Stream<Node> items(Node node, String field) {
        return node.child(field) instanceof Sequence sequence ? sequence.items().stream() : Stream.empty();
    }
}
