package dev.sluice.build.flux;

import dev.sluice.model.FluxKustomization;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Tells which sources of a cluster are this checkout. */
public final class Sources {
    private final ResourceId root;
    private final Optional<Node> ref;
    private final List<String> addresses;
    private final BiPredicate<String, String> sameRepository;

    /**
     * @param root the source of the entry point, which is this checkout
     * @param ref the branch, tag or commit that it follows; empty if that is not known
     * @param addresses where this repository is reached: URLs of git remotes and of the root's source
     * @param sameRepository whether two URLs name one repository
     */
    public Sources(
            ResourceId root, Optional<Node> ref, List<String> addresses, BiPredicate<String, String> sameRepository) {
        this.root = root;
        this.ref = ref;
        this.addresses = List.copyOf(addresses);
        this.sameRepository = sameRepository;
    }

    /** What the source of a Kustomization is. */
    public enum Place {
        /** This checkout. */
        HERE,
        /** Another repository, bucket or artifact. */
        ELSEWHERE,
        /** No object of that name is known. */
        UNDEFINED
    }

    /** @param objects finds a source object that the view renders */
    public Place place(FluxKustomization kustomization, Function<ResourceId, Optional<Resource>> objects) {
        ResourceId source = kustomization.source();
        if (source.sameObject(root) || source.name().isEmpty()) {
            return Place.HERE;
        }
        return objects.apply(source).map(this::place).orElse(Place.UNDEFINED);
    }

    private Place place(Resource source) {
        boolean here = source.text("spec.url")
                .filter(url -> addresses.stream().anyMatch(address -> sameRepository.test(address, url)))
                .isPresent();
        return here && isSameRef(source) ? Place.HERE : Place.ELSEWHERE;
    }

    /** Another branch of the same repository holds other files. */
    private boolean isSameRef(Resource source) {
        Optional<Node> other = source.at("spec.ref");
        return ref.isEmpty() || other.isEmpty() || ref.get().sameValue(other.get());
    }
}
