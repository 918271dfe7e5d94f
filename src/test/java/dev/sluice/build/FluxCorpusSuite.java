package dev.sluice.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Conformance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every Flux Kustomization of the real repositories that the real tool builds offline. */
@Tag("suite")
class FluxCorpusSuite {
    @Test
    void kustomizations_of_real_repositories_build_as_flux_builds_them() {
        FluxCorpus run = FluxCorpus.of(Conformance.folder("corpus"));

        run.different().forEach(System.out::println);
        run.misjudged().forEach(System.out::println);
        Conformance.figure("flux", run.total() - run.different().size(), run.total());
        Conformance.figure("flux-strict", run.total() - run.misjudged().size(), run.total());
        assertThat(run.total()).isPositive();
        assertThat(run.different())
                .filteredOn(line -> line.startsWith("huangyingting--"))
                .isEmpty();
    }
}
