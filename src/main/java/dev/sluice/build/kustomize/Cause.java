package dev.sluice.build.kustomize;

import java.util.Locale;

/** The classes of failure, in the words in which a fault's detail starts. */
public enum Cause {
    BAD_KUSTOMIZATION_TYPE,
    COMPONENT_MISUSE,
    CYCLE,
    EMPTY_KUSTOMIZATION,
    EXTERNAL_PLUGINS_DISABLED,
    FIELD_TYPE,
    GENERATOR_KEY,
    GENERATOR_NO_BASE,
    ID_CONFLICT,
    JSON_PATCH_FAILED,
    LOAD_RESTRICTION,
    MISSING_FILE,
    MISSING_IDENTITY,
    MULTIPLE_KUSTOMIZATION_FILES,
    NAME_REFERENCE_AMBIGUOUS,
    NAMESPACE,
    NO_KUSTOMIZATION_FILE,
    NON_STRING_KEY,
    NOT_JSON,
    OPENAPI,
    PATCH_AMBIGUOUS_TARGET,
    PATCH_INVALID,
    PATCH_NO_TARGET,
    REMOTE,
    REPLACEMENT_INVALID,
    REPLICAS_NO_MATCH,
    SELECTOR_REGEX,
    SORT_OPTIONS,
    UNKNOWN_FIELD,
    VAR_CONFLICT,
    VAR_UNRESOLVED,
    YAML_SYNTAX;

    /** The class in lower case with dashes, such as {@code patch-no-target}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
