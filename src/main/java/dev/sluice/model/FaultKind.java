package dev.sluice.model;

/** What can be wrong, as the stages state it. Each kind is claimed by exactly one rule. */
public enum FaultKind {
    /** A YAML file that the Go parsers reject. */
    YAML_REJECTED,
    /** A file of the tree that cannot be read: too large, not a regular file, no permission. */
    FILE_UNREADABLE,
    /** A SOPS file whose metadata is missing parts or malformed. */
    SOPS_MALFORMED,
    /** A SOPS file whose values or MAC do not match: changed after encryption. */
    SOPS_TAMPERED,
    /** What sops reads but would not write: a repeated nonce, a copied block, a value that its length gives away. */
    SOPS_SUSPECT,
    /** What an encrypted file leaves readable or unprotected on purpose or for want of anything to encrypt. */
    SOPS_PARTIAL,
    /** A sealed data key that is damaged, or sealed for others than those the file names. */
    STANZA_WRONG,
    /** A recipient whose public key is unknown, malformed, expired, revoked or weak. */
    RECIPIENT_DOUBTED,
    /** An encrypted file that does not follow the creation rules. */
    RECIPIENTS_DRIFTED,
    /** An encrypted field by which kustomize and Flux know an object. */
    IDENTITY_SEALED,
    /** Cipher text in a place that Flux does not decrypt. */
    CIPHER_TEXT_KEPT,
    /** A kustomization file that names a file or directory that is not there. */
    REFERENCE_MISSING,
    /** A patch whose target names an object that is not there: it changes nothing. */
    PATCH_UNMATCHED,
    /** A strategic merge patch that takes away items of a list which it does not name. */
    PATCH_DROPS_ITEMS,
    /** A key without a value in a strategic merge patch, which takes the key away. */
    PATCH_REMOVES_KEY,
    /** A directive of a strategic merge patch that kustomize does not follow. */
    PATCH_DIRECTIVE_IGNORED,
    /** An entry of {@code images} for an image that is not there. */
    IMAGE_UNMATCHED,
    /** An entry of {@code images} that kustomize applies twice to the same image. */
    IMAGE_CHANGED_TWICE,
    /** A target of a replacement that nothing fits. */
    REPLACEMENT_UNMATCHED,
    /** A namespace of a kustomization that gives a Namespace object another name than the one it was written with. */
    NAMESPACE_RENAMED,
    /** A reference that keeps the name of an object which the build has renamed. */
    REFERENCE_LEFT_BEHIND,
    /** A field of a kustomization file that is passed over without a word. */
    FIELD_IGNORED,
    /** A field of a kustomization file that kustomize still reads but that has gone elsewhere. */
    FIELD_DEPRECATED,
    /** Any other reason why a kustomize build fails; the detail starts with kustomize's own word for the class. */
    BUILD_FAILED,
    /** A remote base or chart that cannot be looked at without the network. */
    REMOTE_UNRESOLVED,
    /** {@code spec.path} of a Flux Kustomization is not in the artifact. */
    PATH_MISSING,
    /** A post-build substitution that fails, whatever the variables are. */
    SUBSTITUTION_FAILED,
    /** An expression over a variable that surely has no value, in a cluster whose Flux takes that for an error. */
    VARIABLE_UNSET,
    /** A value in the clear where the rule of its encrypted document has it encrypted. */
    HALF_ENCRYPTED,
    /** An encrypted object that Flux could not open, or would apply as cipher text. */
    DECRYPTION_FAILED,
    /** A value that the schema of its kind does not allow. */
    SCHEMA_VIOLATED,
    /** The same, going by one edition of a third party's schema where the cluster may have another. */
    SCHEMA_DOUBTED,
    /** A value of a release that the schema of its chart does not allow. */
    CHART_VALUES_REJECTED,
    /** A kind that no schema is known for. */
    SCHEMA_MISSING
}
