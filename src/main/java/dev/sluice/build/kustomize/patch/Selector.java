package dev.sluice.build.kustomize.patch;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.model.ResourceId;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses objects, as the {@code target} of a patch or the {@code select} and {@code reject} of a replacement do: anchored
 * regular expressions for the parts of an identity, and label selectors for labels and annotations. What is not stated
 * matches everything.
 */
public final class Selector {
    private static final String ERROR_CLASS = "selector-regex";
    private static final List<String> PARTS = List.of("group", "version", "kind", "name", "namespace");

    private final Map<String, Pattern> patterns;
    private final LabelSelector labels;
    private final LabelSelector annotations;
    private final boolean choosesByText;

    private Selector(Map<String, Pattern> patterns, LabelSelector labels, LabelSelector annotations, boolean byText) {
        this.patterns = patterns;
        this.labels = labels;
        this.annotations = annotations;
        this.choosesByText = byText;
    }

    /**
     * Reads a selector from a kustomization file.
     *
     * @throws PatchRejected if a regular expression or a label selector cannot be read
     */
    public static Selector of(Node config) {
        Map<String, Pattern> patterns = new HashMap<>();
        for (String part : PARTS) {
            if (config.child(part) instanceof Scalar scalar
                    && !scalar.isNull()
                    && !scalar.text().isEmpty()) {
                patterns.put(part, pattern(scalar));
            }
        }
        Node labels = config.child("labelSelector");
        Node annotations = config.child("annotationSelector");
        return new Selector(
                patterns,
                labelSelector(labels, config.span()),
                labelSelector(annotations, config.span()),
                !text(labels).isEmpty() || !text(annotations).isEmpty());
    }

    /**
     * Whether this is the selector of a patch that means an object. Name and namespace may be those of now or those with
     * which the object entered the build; the kind is that of now.
     *
     * @param original the identity with which it entered, with the namespace that decides about identity
     * @param current the identity of now, with the namespace that decides about identity
     * @param object the object
     */
    public boolean selects(ResourceId original, ResourceId current, Mapping object) {
        return (matches("namespace", original.namespace()) || matches("namespace", current.namespace()))
                && (matches("name", original.name()) || matches("name", current.name()))
                && matchesKind(current)
                && matchesTexts(object);
    }

    /** Whether all stated parts of the identity match one identity. */
    public boolean matches(ResourceId id) {
        return matchesKind(id) && matches("name", id.name()) && matches("namespace", id.namespace());
    }

    /** Whether the label and annotation selectors match an object. */
    public boolean matchesTexts(Mapping object) {
        return labels.matches(texts(object, "labels")) && annotations.matches(texts(object, "annotations"));
    }

    /** Whether any part of an identity is stated. */
    public boolean choosesById() {
        return !patterns.isEmpty();
    }

    /** Whether a label or annotation selector is stated. */
    public boolean choosesByTexts() {
        return choosesByText;
    }

    private boolean matchesKind(ResourceId id) {
        return matches("group", id.group()) && matches("version", id.version()) && matches("kind", id.kind());
    }

    private boolean matches(String part, String text) {
        Pattern pattern = patterns.get(part);
        return pattern == null || pattern.matcher(text).find();
    }

    private static Pattern pattern(Scalar text) {
        try {
            return Pattern.compile("^(?:" + text.text() + ")$");
        } catch (PatternSyntaxException e) {
            throw new PatchRejected(ERROR_CLASS, text.span(), "not a regular expression: " + e.getDescription());
        }
    }

    private static LabelSelector labelSelector(@Nullable Node node, Span fallback) {
        return LabelSelector.parse(text(node))
                .orElseThrow(() ->
                        new PatchRejected(ERROR_CLASS, node == null ? fallback : node.span(), "not a label selector"));
    }

    private static String text(@Nullable Node node) {
        return node instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
    }

    private static Map<String, String> texts(Mapping object, String field) {
        Map<String, String> texts = new HashMap<>();
        Node metadata = object.value("metadata");
        if (metadata != null && metadata.child(field) instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> texts.put(entry.name(), StrategicMerge.text(entry.value())));
        }
        return texts;
    }
}
