package dev.sluice.build.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Conformance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real repositories, and what the real kustomize makes of them. */
@Tag("suite")
final class CorpusBuildSuite {
    @Test
    void directories_that_kustomize_builds_come_out_equal() {
        CorpusRun run = CorpusRun.of(Conformance.folder("corpus"));
        Conformance.figure("corpus", run.equal(), run.total());
        Conformance.figure("corpus-bytes", run.sameBytes(), run.total());
        assertThat(run.different()).isEmpty();
        assertThat(run.total()).isPositive();
        assertThat(run.misplaced())
                .as("scalars that stand elsewhere than their origin says")
                .isEmpty();
        assertThat(run.written()).isGreaterThan(run.total());
    }
}
