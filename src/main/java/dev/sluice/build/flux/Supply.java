package dev.sluice.build.flux;

import dev.sluice.model.Fault;
import java.util.List;

/** What a source has for a Kustomization that names it. */
public sealed interface Supply {
    /** Files that are here, and what builds from them. */
    record Held(KustomizationRender render) implements Supply {}

    /** Another repository, bucket or artifact, whose files are not here. */
    record Elsewhere() implements Supply {}

    /** No object of that name is known. */
    record Undefined() implements Supply {}

    /** An artifact that its controller cannot make. */
    record Broken(List<Fault> faults) implements Supply {
        public Broken {
            faults = List.copyOf(faults);
        }
    }

    Supply ELSEWHERE = new Elsewhere();

    Supply UNDEFINED = new Undefined();
}
