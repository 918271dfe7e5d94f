package sec002;

import dev.sluice.model.Plain;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Sequence;
import java.util.List;
import java.util.stream.Stream;

/** The values of the Secrets of a file. */
final class SecretManifests {
    private SecretManifests() {}

    static List<Span> in(Plain plain, RepoPath file) {
        return plain.yaml(file).stream()
                .flatMap(yaml -> yaml.documents().stream())
                .flatMap(SecretManifests::secrets)
                .flatMap(secret -> Stream.of("data", "stringData").flatMap(field -> secret.at(field).stream()))
                .map(Node::span)
                .toList();
    }

    private static Stream<Mapping> secrets(Node document) {
        if (!(document instanceof Mapping mapping)) {
            return Stream.empty();
        }
        if (mapping.value("items") instanceof Sequence items) {
            return items.items().stream().flatMap(SecretManifests::secrets);
        }
        return mapping.text("kind").filter("Secret"::equals).isPresent() ? Stream.of(mapping) : Stream.empty();
    }
}
