package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.TransformerConfig.NameReference;
import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.model.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the one object that a reference means (kustomize api 0.21.2, filters/nameref/nameref.go).
 *
 * @param referrer the object that holds the reference
 * @param reference what kind of object the field refers to
 * @param spec the field
 */
record Referral(Item referrer, NameReference reference, FieldSpec spec) {
    /**
     * The object that is meant, null if none is.
     *
     * @param candidates the objects that had the name
     * @param withNamespace whether the namespace is taken from the object too
     */
    @Nullable
    Item choose(List<Item> candidates, boolean withNamespace) {
        List<Item> left = candidates.stream()
                .filter(item -> item.formerIds().stream().anyMatch(reference::selects))
                .filter(roleFilter())
                .filter(this::isNear)
                .toList();
        if (left.size() > 1 || left.isEmpty()) {
            left = left.stream().filter(item -> sameAffixes(item, true)).toList();
        }
        if (left.size() > 1) {
            left = left.stream().filter(item -> sameAffixes(item, false)).toList();
        }
        if (left.isEmpty()) {
            return null;
        }
        refuseAmbiguous(left, withNamespace);
        return left.get(0);
    }

    private void refuseAmbiguous(List<Item> left, boolean withNamespace) {
        ResourceId first = left.get(0).id();
        for (Item item : left) {
            boolean same = item.id().name().equals(first.name())
                    && (!withNamespace || item.id().namespace().equals(first.namespace()));
            if (!same) {
                throw Failed.because(
                                Cause.NAME_REFERENCE_AMBIGUOUS,
                                Objects.nameOf(referrer),
                                "\"" + spec.path() + "\" may mean " + first + " or " + item.id())
                        .related(Objects.nameOf(left.get(0)), "one of them")
                        .related(Objects.nameOf(item), "the other one")
                        .about(referrer.id());
            }
        }
    }

    /** A roleRef says itself what kind it means. */
    private Predicate<Item> roleFilter() {
        Optional<String> group = referrer.root().text("roleRef.apiGroup");
        Optional<String> kind = referrer.root().text("roleRef.kind");
        if (!spec.path().endsWith("roleRef/name") || group.isEmpty() || kind.isEmpty()) {
            return item -> true;
        }
        NameReference wanted = new NameReference(group.get(), "", kind.get(), List.of());
        return item -> item.formerIds().stream().anyMatch(wanted::selects);
    }

    private boolean isNear(Item candidate) {
        ResourceId id = referrer.id();
        ResourceId other = candidate.id();
        return Scope.isCluster(id)
                || Scope.isCluster(other)
                || other.kind().equals("ServiceAccount")
                || Scope.namespace(id).equals(Scope.namespace(other));
    }

    private boolean sameAffixes(Item candidate, boolean emptyFits) {
        return sameEnd(candidate.prefixes(), referrer.prefixes(), emptyFits)
                && sameEnd(candidate.suffixes(), referrer.suffixes(), emptyFits);
    }

    private static boolean sameEnd(List<String> one, List<String> other, boolean emptyFits) {
        if (one.isEmpty() || other.isEmpty()) {
            return emptyFits || one.size() == other.size();
        }
        int length = Math.min(one.size(), other.size());
        return one.subList(one.size() - length, one.size()).equals(other.subList(other.size() - length, other.size()));
    }
}
