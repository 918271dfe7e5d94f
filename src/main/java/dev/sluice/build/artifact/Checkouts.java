package dev.sluice.build.artifact;

import dev.sluice.model.Plain;
import dev.sluice.model.ResourceId;
import java.util.Map;
import java.util.Optional;

/**
 * The repositories that are at hand.
 *
 * @param here the one that is judged
 * @param others the files of sources elsewhere, by the identity of the source; their paths are those in the artifact
 */
public record Checkouts(Plain here, Map<ResourceId, Artifact> others) {
    public Checkouts {
        others = Map.copyOf(others);
    }

    /** The files of a source, if someone said where they are. */
    public Optional<Artifact> given(ResourceId source) {
        return Optional.ofNullable(others.get(source.unversioned()));
    }
}
