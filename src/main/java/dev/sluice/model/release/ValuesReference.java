package dev.sluice.model.release;

import dev.sluice.model.Knowledge;
import dev.sluice.model.Reference;
import dev.sluice.model.Resource;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An entry of {@code valuesFrom}: a key of a ConfigMap or Secret in the namespace of the release (helm-controller 1.5,
 * api/v2/reference_types.go).
 *
 * @param reference the reference to the object
 */
public record ValuesReference(Reference reference) {
    private static final String DEFAULT_KEY = "values.yaml";

    /** The key under which the values are. */
    public String key() {
        return text("valuesKey").orElse(DEFAULT_KEY);
    }

    /** Where a person would change the key; the name of the object if no key is given. */
    public Node keyNode() {
        Node given = reference.at().child("valuesKey");
        return given == null ? reference.node() : given;
    }

    /** The one value to set, as {@code helm --set} spells it; empty if the key holds a whole file of values. */
    public Optional<String> targetPath() {
        return text("targetPath");
    }

    /** Whether the release goes on without the object or key. */
    public boolean isOptional() {
        return isTrue("optional");
    }

    /** Whether the value is taken as it is, and not as {@code helm --set} would. */
    public boolean isLiteral() {
        return isTrue("literal");
    }

    /** Whether it surely means a key of a known name in an object of a known name. */
    public boolean isKnown() {
        boolean kind = reference.target().kind().equals("ConfigMap")
                || reference.target().kind().equals("Secret");
        return kind
                && reference.knowledge() == Knowledge.KNOWN
                && !reference.target().name().isEmpty()
                && !reference.target().namespace().isEmpty()
                && !Knowledge.isTemplated(key());
    }

    /** The keys of a ConfigMap or Secret, each once; the controllers do not look at {@code binaryData}. */
    public static List<String> keys(Resource object) {
        return entries(object).map(Mapping.Entry::name).distinct().toList();
    }

    /** What an object has under the key; of a Secret, {@code stringData} over {@code data}, as the API server joins them. */
    public Optional<Mapping.Entry> entry(Resource object) {
        return entries(object).filter(entry -> entry.name().equals(key())).reduce((first, last) -> last);
    }

    private static Stream<Mapping.Entry> entries(Resource object) {
        boolean secret = object.id().kind().equals("Secret");
        return Stream.of("data", "stringData")
                .filter(field -> secret || field.equals("data"))
                .flatMap(field ->
                        object.root().value(field) instanceof Mapping data ? data.entries().stream() : Stream.empty());
    }

    private Optional<String> text(String field) {
        return reference.at().text(field).filter(text -> !text.isEmpty());
    }

    private boolean isTrue(String field) {
        return text(field).filter("true"::equals).isPresent();
    }
}
