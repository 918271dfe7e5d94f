import dev.sluice.build.kustomize.KustomizeBuild;
import dev.sluice.build.kustomize.Options;
import dev.sluice.build.kustomize.Result;
import dev.sluice.build.kustomize.TreeFiles;
import dev.sluice.model.Revision;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Builds and prints every directory of the repositories below a folder that kustomize builds, again and again in one JVM.
 * Each round reads and parses all files anew. Prints the number of directories and characters, then the seconds of each round.
 *
 * <p>Arguments: the folder, with a {@code kustomize.tsv} and a {@code tree} in each repository; the number of rounds.
 */
final class Builds {
    private record Job(TreeFiles files, RepoPath directory, Options options) {
        long run() {
            Result result = KustomizeBuild.build(files, directory, options);
            if (result.state() != Result.State.BUILT) {
                throw new IllegalStateException(directory + ": " + result.faults());
            }
            return KustomizeBuild.print(result).length();
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path corpus = Path.of(arguments[0]);
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            long start = System.nanoTime();
            List<Job> jobs = jobs(corpus);
            long characters = jobs.parallelStream().mapToLong(Job::run).sum();
            long nanos = System.nanoTime() - start;
            if (round == 0) {
                System.out.println(jobs.size() + " " + characters);
            }
            System.out.println(nanos / 1e9);
        }
    }

    private static List<Job> jobs(Path corpus) throws IOException {
        List<Job> jobs = new ArrayList<>();
        try (Stream<Path> tables = Files.walk(corpus, 2)) {
            for (Path table : tables.filter(path -> path.endsWith("kustomize.tsv")).toList()) {
                TreeFiles files = TreeFiles.of(read(table.resolveSibling("tree")));
                for (String line : Files.readAllLines(table)) {
                    String[] columns = line.split("\t");
                    if (columns[5].equals("ok")) {
                        jobs.add(new Job(files, RepoPath.of(columns[1]), options(columns[4].equals("default"))));
                    }
                }
            }
        }
        return jobs;
    }

    private static Options options(boolean restricted) {
        Options usual = Options.COMMAND_LINE;
        return new Options(usual.order(), restricted, usual.lenient(), usual.managed(), usual.kustomization());
    }

    private static Tree read(Path root) throws IOException {
        SortedMap<RepoPath, SourceFile> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                RepoPath path = RepoPath.of(root.relativize(file).toString().replace('\\', '/'));
                files.put(path, new SourceFile(path, Files.readAllBytes(file)));
            }
        }
        return new Tree(new Revision("benchmark", Optional.empty()), files, new TreeMap<>(), List.of(), List.of());
    }
}
