package dev.sluice.build.kustomize;

import dev.sluice.pipeline.DirectoryBuild;
import dev.sluice.testing.LinkedCopy;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A case of the conformance material for kustomize.
 *
 * @param name its name
 * @param input the files to build
 * @param directory the directory to build
 * @param options how to build
 * @param expected what kustomize prints; empty if it must fail
 * @param cause the class of the failure; empty if it must succeed
 */
record Vector(
        String name,
        Path input,
        RepoPath directory,
        Options options,
        Optional<String> expected,
        Optional<String> cause) {
    /** How a case went. */
    enum Outcome {
        /** The output is the same, byte for byte. */
        SAME_BYTES,
        /** The output means the same. */
        SAME_MEANING,
        /** It fails as it must, for the right reason. */
        SAME_CAUSE,
        /** It fails as it must, for another reason. */
        OTHER_CAUSE,
        /** It is wrong. */
        DIFFERENT;

        boolean passes() {
            return this != DIFFERENT;
        }
    }

    /** Reads a case. */
    static Vector read(Path folder) {
        List<String> flags =
                text(folder.resolve("flags.txt")).orElse("").lines().toList();
        Options.Order order = flags.contains("--reorder=none") ? Options.Order.NONE : Options.Order.LEGACY;
        boolean restricted = !flags.contains("--load-restrictor=LoadRestrictionsNone");
        String path = text(folder.resolve("build-path.txt")).orElseThrow().strip();
        return new Vector(
                String.valueOf(folder.getFileName()),
                folder.resolve("input"),
                RepoPath.of(path),
                new Options(order, restricted, false, flags.contains("--enable-managedby-label"), Optional.empty()),
                text(folder.resolve("expected.yaml")),
                text(folder.resolve("expected-error.txt")).map(String::strip));
    }

    Result build() {
        if (LinkedCopy.isNeeded(input)) {
            return buildCopy();
        }
        return KustomizeBuild.build(TreeFiles.of(Trees.read(input)), directory, options);
    }

    /** Links can only be told from files on a disk. */
    private Result buildCopy() {
        try {
            Path copy = Files.createTempDirectory("vector");
            try {
                LinkedCopy.of(input, copy);
                return DirectoryBuild.of(
                                copy.resolve(directory.value()),
                                new DirectoryBuild.Access(copy, Optional.empty()),
                                options)
                        .result();
            } finally {
                LinkedCopy.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares a result with what kustomize does. */
    Outcome judge(Result result) {
        if (cause.isPresent()) {
            if (result.state() != Result.State.FAILED) {
                return Outcome.DIFFERENT;
            }
            boolean same = result.faults().get(0).detail().startsWith(cause.get() + ": ");
            return same ? Outcome.SAME_CAUSE : Outcome.OTHER_CAUSE;
        }
        if (result.state() != Result.State.BUILT) {
            return Outcome.DIFFERENT;
        }
        String actual = KustomizeBuild.print(result);
        String wanted = expected.orElse("");
        if (actual.equals(wanted)) {
            return Outcome.SAME_BYTES;
        }
        return sameMeaning(actual, wanted) ? Outcome.SAME_MEANING : Outcome.DIFFERENT;
    }

    /** Whether two streams hold the same documents in the same order. */
    static boolean sameMeaning(String one, String other) {
        List<Node> ones = YamlParser.parse(RepoPath.of("one.yaml"), one).documents();
        List<Node> others = YamlParser.parse(RepoPath.of("other.yaml"), other).documents();
        boolean same = ones.size() == others.size();
        for (int i = 0; same && i < ones.size(); i++) {
            same = ones.get(i).sameValue(others.get(i));
        }
        return same;
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
