package dev.sluice.build.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Conformance;
import dev.sluice.build.kustomize.Vector.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The vectors made of kustomize's own tests. */
@Tag("suite")
final class KustomizeConformanceSuite {
    private static VectorRun run;

    @BeforeAll
    static void run_all_vectors() {
        run = VectorRun.of(Conformance.folder("conformance/kustomize"));
    }

    @Test
    void vectors_mean_the_same_or_fail_alike() {
        Conformance.figure("kustomize", run.passed(), run.outcomes().size());
        assertThat(run.outcomes()).isNotEmpty();
    }

    @Test
    void outputs_are_the_same_byte_for_byte() {
        int succeeding = run.outcomes().size() - run.failing();
        Conformance.figure("kustomize-bytes", run.count(Outcome.SAME_BYTES), succeeding);
        assertThat(succeeding).isPositive();
    }

    @Test
    void failures_have_the_right_class() {
        Conformance.figure("kustomize-causes", run.count(Outcome.SAME_CAUSE), run.failing());
        assertThat(run.failing()).isPositive();
    }

    @Test
    void nothing_is_thrown() {
        assertThat(run.crashes()).isEmpty();
    }
}
