package dev.sluice.build.kustomize;

import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Builds every directory of the real repositories that kustomize builds; as a program, says which ones differ. */
final class CorpusRun {
    private final List<String> different = new ArrayList<>();
    private final List<String> misplaced = new ArrayList<>();
    private int written;
    private int equal;
    private int sameBytes;

    static CorpusRun of(Path corpus) {
        CorpusRun run = new CorpusRun();
        try (Stream<Path> repositories = Files.list(corpus)) {
            for (Path repository : repositories.sorted().toList()) {
                if (Files.exists(repository.resolve("kustomize.tsv"))) {
                    run.add(repository);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run;
    }

    private void add(Path repository) throws IOException {
        Tree tree = Trees.read(repository.resolve("tree"));
        TreeFiles files = TreeFiles.of(tree);
        for (String line : Files.readAllLines(repository.resolve("kustomize.tsv"))) {
            String[] columns = line.split("\t");
            if (columns[5].equals("ok")) {
                judge(repository, files, columns[1], columns[4].equals("default"));
            }
        }
    }

    private void judge(Path repository, FileSource files, String directory, boolean restricted) throws IOException {
        Options options = restricted
                ? Options.COMMAND_LINE
                : new Options(Options.Order.LEGACY, false, false, false, Options.COMMAND_LINE.kustomization());
        Result result = KustomizeBuild.build(files, RepoPath.of(directory), options);
        WrittenScalars scalars = WrittenScalars.of(result, files);
        misplaced.addAll(scalars.misplaced());
        written += scalars.count();
        String actual = KustomizeBuild.print(result);
        String wanted = Files.readString(repository.resolve("kustomize").resolve(directory + ".yaml"));
        if (result.state() == Result.State.BUILT && Vector.sameMeaning(actual, wanted)) {
            equal++;
            sameBytes += actual.equals(wanted) ? 1 : 0;
        } else {
            different.add(repository.getFileName() + " " + directory + ": " + result.state() + " " + result.faults());
        }
    }

    int equal() {
        return equal;
    }

    int sameBytes() {
        return sameBytes;
    }

    int total() {
        return equal + different.size();
    }

    List<String> different() {
        return different;
    }

    /** Scalars that are not what the text at the place of their origin says. */
    List<String> misplaced() {
        return misplaced;
    }

    /** How many scalars stand in the output as they were written. */
    int written() {
        return written;
    }

    public static void main(String[] arguments) {
        CorpusRun run = of(Path.of(arguments[0]));
        run.different().forEach(System.out::println);
        System.out.println(run.equal() + "/" + run.total() + ", byte for byte " + run.sameBytes());
    }
}
