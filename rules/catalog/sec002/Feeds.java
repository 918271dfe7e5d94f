package sec002;

import dev.sluice.model.Plain;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file is used for by the kustomization file of its directory. */
final class Feeds {
    private Feeds() {}

    /** Words to add to a sentence about the file; empty if nothing names it. */
    static Optional<String> of(Plain plain, RepoPath file) {
        return Stream.of("kustomization.yaml", "kustomization.yml", "Kustomization")
                .flatMap(name -> file.parent().resolve(name).flatMap(plain::yaml).stream())
                .map(YamlFile::documents)
                .flatMap(documents -> documents.stream())
                .flatMap(document -> Stream.of("secretGenerator", "configMapGenerator")
                        .flatMap(field -> items(document, field)
                                .filter(generator -> names(generator, file))
                                .map(generator -> ", which feeds the " + field + " \""
                                        + generator.text("name").orElse("") + '"')))
                .findFirst();
    }

    private static boolean names(Node generator, RepoPath file) {
        return Stream.of("files", "envs")
                .flatMap(field -> items(generator, field))
                .filter(Scalar.class::isInstance)
                .map(item -> ((Scalar) item).text())
                .map(entry -> entry.substring(entry.indexOf('=') + 1))
                .anyMatch(path -> file.parent().resolve(path).equals(Optional.of(file)));
    }

    private static Stream<Node> items(Node node, String field) {
        return node.child(field) instanceof Sequence sequence ? sequence.items().stream() : Stream.empty();
    }
}
