package dev.sluice.yaml;

import org.jspecify.annotations.Nullable;

/**
 * What a comment belongs to for kyaml, which looks for setter markers on scalars alone.
 *
 * @param kind how it belongs
 * @param scalar the value or key concerned, null if it is a collection or nothing
 * @param path the way to it from the root of its document, such as {@code spec.images[0].newTag}; empty for none
 */
public record CommentOwner(Kind kind, @Nullable Scalar scalar, String path) {
    static final CommentOwner NOBODY = new CommentOwner(Kind.OTHER, null, "");

    /** The ways to belong. */
    public enum Kind {
        /** At the end of the line on which a scalar value ends. */
        VALUE_LINE,
        /** At the end of the header of a block scalar. */
        BLOCK_LINE,
        /** Above an item of a list that is a scalar. */
        ITEM_HEAD,
        /** Above an item of a list that is a collection. */
        COLLECTION_HEAD,
        /** At the end of a flow collection. */
        COLLECTION_LINE,
        /** Behind a key whose value starts on a later line or is missing. */
        KEY_LINE,
        /** Above a key of a mapping. */
        KEY_HEAD,
        /** Above nothing: at the top of a document, at the end of a collection, between two blank lines. */
        OTHER
    }

    /** Whether kyaml finds a setter marker in this place (kyaml 0.21.2, fieldmeta/fieldmeta.go, Read). */
    public boolean isRead() {
        return kind == Kind.VALUE_LINE || kind == Kind.BLOCK_LINE || kind == Kind.ITEM_HEAD;
    }
}
