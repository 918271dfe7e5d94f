package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.Vector.Outcome;
import dev.sluice.model.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs cases of the conformance material; as a program, those whose names hold the second argument. */
final class VectorRun {
    private final Map<String, Outcome> outcomes = new TreeMap<>();
    private final Map<String, String> crashes = new TreeMap<>();
    private int failing;

    static VectorRun of(Path material) {
        VectorRun run = new VectorRun();
        all(material).forEach(run::add);
        return run;
    }

    private static List<Vector> all(Path material) {
        try (Stream<Path> folders = Files.list(material)) {
            return folders.filter(folder -> Files.exists(folder.resolve("build-path.txt")))
                    .sorted()
                    .map(Vector::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Vector vector) {
        failing += vector.cause().isPresent() ? 1 : 0;
        try {
            outcomes.put(vector.name(), vector.judge(vector.build()));
        } catch (RuntimeException crash) {
            outcomes.put(vector.name(), Outcome.DIFFERENT);
            crashes.put(vector.name(), crash + " at " + crash.getStackTrace()[0]);
        }
    }

    Map<String, Outcome> outcomes() {
        return outcomes;
    }

    /** Cases in which something was thrown, with what. */
    Map<String, String> crashes() {
        return crashes;
    }

    /** How many cases must fail. */
    int failing() {
        return failing;
    }

    int passed() {
        return (int) outcomes.values().stream().filter(Outcome::passes).count();
    }

    int count(Outcome outcome) {
        return (int) outcomes.values().stream().filter(outcome::equals).count();
    }

    public static void main(String[] arguments) {
        Path material = Path.of(arguments[0]);
        String wanted = arguments.length > 1 ? arguments[1] : "";
        boolean verbose = arguments.length > 2;
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Vector vector : all(material)) {
            if (!vector.name().contains(wanted)) {
                continue;
            }
            String detail = "";
            Outcome outcome;
            Result result = null;
            try {
                result = vector.build();
                outcome = vector.judge(result);
                detail = result.faults().stream()
                        .map(Fault::detail)
                        .findFirst()
                        .orElse(result.state().name());
            } catch (RuntimeException crash) {
                outcome = Outcome.DIFFERENT;
                detail = "CRASH " + crash + " at " + crash.getStackTrace()[0] + " " + crash.getStackTrace()[1];
            }
            counts.merge(outcome, 1, Integer::sum);
            if (outcome != Outcome.SAME_BYTES && outcome != Outcome.SAME_CAUSE) {
                System.out.println(
                        outcome + " " + vector.name() + " " + vector.cause().orElse("") + " | " + detail);
            }
            if (verbose && result != null) {
                System.out.println(result.faults() + "\n" + KustomizeBuild.print(result));
            }
        }
        System.out.println(counts);
    }
}
