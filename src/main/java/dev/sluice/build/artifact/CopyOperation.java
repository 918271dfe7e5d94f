package dev.sluice.build.artifact;

import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One item of {@code spec.artifacts[].copy} of an ArtifactGenerator.
 *
 * @param alias the source that is copied from
 * @param from a path or pattern in it
 * @param to the path in the artifact
 * @param into whether that path is a directory by its spelling
 * @param exclude patterns of what is left out
 * @param strategy {@code Overwrite}, {@code Merge} or {@code Extract}
 * @param optional whether nothing to copy is no error
 * @param span where it is written
 */
record CopyOperation(
        String alias,
        String from,
        RepoPath to,
        boolean into,
        List<String> exclude,
        String strategy,
        boolean optional,
        Span span) {
    private static final String ARTIFACT = "@artifact/";

    /** Reads an item, its captures filled in; empty if the API server would refuse it. */
    static Optional<CopyOperation> of(Node item, UnaryOperator<String> captures) {
        String from = captures.apply(item.text("from").orElse(""));
        String to = captures.apply(item.text("to").orElse(""));
        int slash = from.indexOf('/');
        boolean climbs = List.of(to.split("/", -1)).contains("..");
        if (!from.startsWith("@") || slash < 0 || !to.startsWith(ARTIFACT) || climbs) {
            return Optional.empty();
        }
        Stream<Node> exclude = item.child("exclude") instanceof Sequence list ? list.items().stream() : Stream.empty();
        return Optional.of(new CopyOperation(
                from.substring(1, slash),
                from.substring(slash + 1),
                RepoPath.of(to.substring(ARTIFACT.length())),
                to.endsWith("/"),
                exclude.filter(Scalar.class::isInstance)
                        .map(one -> ((Scalar) one).text())
                        .toList(),
                item.text("strategy").orElse("Overwrite"),
                item.text("optional").filter("true"::equals).isPresent(),
                item.at("from").map(Node::span).orElseGet(item::span)));
    }

    boolean merges() {
        return strategy.equals("Merge");
    }

    /** Whether it unpacks archives, whose content is not read here. */
    boolean extracts() {
        return strategy.equals("Extract");
    }
}
