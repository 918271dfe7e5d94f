package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Settings;
import dev.sluice.fetch.Fetch;
import dev.sluice.model.Report;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.report.TextReport;
import dev.sluice.text.RepoPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Spoilt copies of the example repository: each is judged, and none breaks the judge. */
final class DamagedRepositoriesTest {
    private static final Path HOME = Path.of(System.getProperty("sluice.root", ".."), "src", "it", "repos", "home");
    private static final Settings SEALED = Settings.of(HOME.resolve("repo"), 2);
    private static final Settings OPENED =
            SEALED.withKeys(List.of(HOME.resolve("keys/sops.sec.asc")), Optional.empty());

    /** A thousand where changes are accepted (.ci/run); fewer in every build, where each copy costs a whole run. */
    private static final int COPIES = Integer.getInteger("sluice.damaged", 50);

    private static final List<Damage> DAMAGES = List.of(Damage.values());

    /** Far above the tenth of a second that a copy takes, so that only a runaway is caught, never a busy machine. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void every_damaged_copy_gets_a_verdict() {
        Tree sound = new Fetch().run(SEALED);
        int spoilt = 0;
        try (Pipeline sealed = new Pipeline(SEALED);
                Pipeline opened = new Pipeline(OPENED)) {
            for (int seed = 0; seed < COPIES; seed++) {
                Copy copy = Copy.of(sound, seed);
                Pipeline pipeline = seed % 2 == 0 ? sealed : opened;
                spoilt += judged(copy, pipeline).findings().isEmpty() ? 0 : 1;
            }
        }
        assertThat(spoilt).as("copies with findings").isGreaterThan(COPIES / 3);
    }

    private static Report judged(Copy copy, Pipeline pipeline) {
        long start = System.nanoTime();
        Report report = lint(copy, pipeline);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(copy.name()).isLessThan(LIMIT);
        assertThat(report.crashes()).as(copy.name()).isEmpty();
        assertThat(new TextReport(false, false).write(report))
                .as(copy.name())
                .doesNotContainPattern("(Exception|Error)\\b|\\tat |@[0-9a-f]{6,8}\\b");
        return report;
    }

    private static Report lint(Copy copy, Pipeline pipeline) {
        try {
            return pipeline.lint(copy.tree());
        } catch (RuntimeException | Error thrown) {
            throw new AssertionError(copy.name(), thrown);
        }
    }

    /** One file of the repository, damaged in a way that the seed says. */
    private record Copy(String name, Tree tree) {
        static Copy of(Tree sound, int seed) {
            Random random = new Random(seed);
            List<SourceFile> files = sound.files().values().stream()
                    .filter(file -> file.size() > 0)
                    .toList();
            SourceFile file = files.get(random.nextInt(files.size()));
            SourceFile other = files.get(random.nextInt(files.size()));
            Damage damage = DAMAGES.get(seed / 2 % DAMAGES.size());
            SortedMap<RepoPath, SourceFile> changed = new TreeMap<>(sound.files());
            changed.put(file.path(), new SourceFile(file.path(), damage.to(file.bytes(), other.bytes(), random)));
            return new Copy(
                    "copy " + seed + ", " + damage + " in " + file.path(),
                    new Tree(sound.revision(), changed, sound.ignored(), sound.remotes(), sound.faults()));
        }
    }
}
