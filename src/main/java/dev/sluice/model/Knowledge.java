package dev.sluice.model;

import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;

/** How much of a value can be known offline. No rule may fire on what is not {@link #KNOWN}. */
public enum Knowledge {
    /** The value is what the cluster gets. */
    KNOWN,
    /** It holds a variable whose value is not in the repository. */
    TEMPLATED,
    /** It is cipher text. */
    OPAQUE;

    /** What is known of a value itself; of a mapping or sequence the values inside do not count. */
    public static Knowledge of(Node node) {
        if (!(node instanceof Scalar scalar)) {
            return KNOWN;
        }
        if (scalar.isSealed()) {
            return OPAQUE;
        }
        return isTemplated(scalar.text()) ? TEMPLATED : KNOWN;
    }

    /** Whether a text holds an expression that post-build substitution or a template engine would fill in. */
    public static boolean isTemplated(String text) {
        return text.contains("${") || text.contains("{{");
    }
}
