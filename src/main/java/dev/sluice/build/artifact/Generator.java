package dev.sluice.build.artifact;

import dev.sluice.model.FluxKustomization;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An ArtifactGenerator: which sources it reads, and which of its recipes makes an ExternalArtifact of a name. */
public final class Generator {
    /** The API group of ArtifactGenerators. */
    public static final String GROUP = "source.extensions.fluxcd.io";

    /** The kind of what they make. */
    public static final String ARTIFACT = "ExternalArtifact";

    private final Resource object;

    public Generator(Resource object) {
        this.object = object;
    }

    /** The sources by alias. */
    public SortedMap<String, ResourceId> sources() {
        SortedMap<String, ResourceId> sources = new TreeMap<>();
        items("spec.sources")
                .forEach(source -> sources.put(
                        source.text("alias").orElse(""),
                        new ResourceId(
                                FluxKustomization.SOURCE_GROUP,
                                "",
                                source.text("kind").orElse(""),
                                source.text("namespace").orElse(object.id().namespace()),
                                source.text("name").orElse(""))));
        return sources;
    }

    /**
     * The artifact of a name as it is made of these sources.
     *
     * @param sources those that are at hand, by alias
     * @return empty if this generator makes no artifact of that name
     */
    public Optional<Assembly.Outcome> artifact(String name, Map<String, Artifact> sources) {
        for (Captures captures : captures(sources)) {
            for (Node artifact : items("spec.artifacts").toList()) {
                if (captures.name(artifact.text("name").orElse("")).equals(name)) {
                    return Optional.of(Assembly.of(object, operations(artifact, captures), sources));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Optional<CopyOperation>> operations(Node artifact, Captures captures) {
        return items(artifact, "copy")
                .map(item -> CopyOperation.of(item, captures::path))
                .toList();
    }

    private List<Captures> captures(Map<String, Artifact> sources) {
        String pattern = object.text("spec.pathPattern").orElse("");
        int slash = pattern.indexOf('/');
        if (!pattern.startsWith("@") || slash < 0) {
            return List.of(Captures.NONE);
        }
        Artifact source = sources.get(pattern.substring(1, slash));
        return source == null ? List.of() : Captures.in(source.plain().tree(), pattern.substring(slash + 1));
    }

    private Stream<Node> items(String path) {
        return object.at(path).stream()
                .flatMap(node -> node instanceof Sequence list ? list.items().stream() : Stream.empty());
    }

    private static Stream<Node> items(Node node, String field) {
        return node.child(field) instanceof Sequence list ? list.items().stream() : Stream.empty();
    }
}
