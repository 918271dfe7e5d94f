package dev.sluice.build.kustomize;

import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scalars of an output that stand in a file as they are, and whether they do. */
final class WrittenScalars {
    private final FileSource files;
    private final List<Scalar> all = new ArrayList<>();

    private WrittenScalars(FileSource files) {
        this.files = files;
    }

    static WrittenScalars of(Result result, FileSource files) {
        WrittenScalars written = new WrittenScalars(files);
        result.items().forEach(item -> written.collect(item.root()));
        return written;
    }

    int count() {
        return all.size();
    }

    /** A line for each scalar that the text at its place does not stand for. */
    List<String> misplaced() {
        return all.stream()
                .filter(scalar -> !isWrittenAt(scalar))
                .map(scalar -> scalar.span() + " is not \"" + scalar.text() + "\" but \"" + text(scalar) + "\"")
                .toList();
    }

    private void collect(Node node) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> {
                collect(entry.key());
                collect(entry.value());
            });
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(this::collect);
        } else if (node instanceof Scalar scalar && node.origin() instanceof Origin.Written) {
            all.add(scalar);
        }
    }

    private boolean isWrittenAt(Scalar scalar) {
        // Its indentation is relative to what it stands in, so every line moves by one.
        String moved = "v: " + text(scalar).replace("\n", "\n ");
        return reads(moved + "\n", scalar) || reads(moved, scalar);
    }

    /** A block has a last line break that its span leaves out, unless the file ends there. */
    private static boolean reads(String text, Scalar scalar) {
        List<Node> documents = YamlParser.parse(RepoPath.of("x.yaml"), text).documents();
        Optional<Node> read =
                documents.isEmpty() ? Optional.empty() : documents.get(0).at("v");
        return read.isPresent() && read.get().sameValue(scalar);
    }

    private String text(Scalar scalar) {
        return files.yaml(scalar.span().path()).orElseThrow().lines().at(scalar.span());
    }
}
