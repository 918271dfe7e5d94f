package sec001;

import dev.sluice.model.Rendered;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Scalar;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which values of a base no cluster gets, because every overlay that uses the base replaces them.
 *
 * @param rendered the places of all values that reach a cluster in the clear
 * @param used the files that some Kustomization reads
 */
record Overlaid(Set<Span> rendered, Set<RepoPath> used) {
    static Overlaid in(Rendered repo) {
        Set<Span> rendered = new HashSet<>();
        Set<RepoPath> used = new HashSet<>();
        repo.views().forEach(view -> {
            view.builds().forEach(build -> used.addAll(build.files()));
            view.resources("", "Secret").stream()
                    .flatMap(secret -> Stream.of("data", "stringData").flatMap(field -> secret.at(field).stream()))
                    .filter(Mapping.class::isInstance)
                    .flatMap(data -> ((Mapping) data).entries().stream())
                    .filter(entry -> entry.value() instanceof Scalar value && !value.isSealed())
                    .forEach(entry -> rendered.add(entry.value().span()));
        });
        return new Overlaid(rendered, used);
    }

    boolean hides(Span value) {
        return used.contains(value.path()) && !rendered.contains(value);
    }
}
