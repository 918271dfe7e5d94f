package dev.sluice.build.kustomize.patch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the schema of a value says about merging it. */
interface MergeShape {
    /** The shape of a field, null if the schema says nothing of it. */
    @Nullable
    MergeShape field(String name);

    /** The shape of the items of a list, null if the schema says nothing of them. */
    @Nullable
    MergeShape items();

    /**
     * The fields whose values tell the items of a list apart; empty for a set of scalars; null for a list that is
     * replaced whole and for what is not a list.
     */
    @Nullable
    List<String> mergeKeys();
}
