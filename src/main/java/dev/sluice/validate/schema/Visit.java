package dev.sluice.validate.schema;

import dev.sluice.text.Span;
import dev.sluice.yaml.Node;
import java.util.Optional;

/**
 * A value on the way through an object.
 *
 * @param node the value
 * @param schema what it may be
 * @param whole inside {@code allOf}, {@code anyOf}, {@code oneOf} and {@code not}: the schema that holds these, which alone
 *     decides about nulls, defaults and unknown fields
 * @param path where it is in the object
 * @param place where a person would add something to it
 */
record Visit(Node node, Schema schema, Optional<Schema> whole, FieldPath path, Span place) {
    /** The same value against a part of its schema. */
    Visit against(Schema part) {
        return new Visit(node, part, Optional.of(main()), path, place);
    }

    /** The schema that decides about nulls, defaults and unknown fields. */
    Schema main() {
        return whole.orElse(schema);
    }

    /** Whether this looks at a part of a combined schema. */
    boolean isPart() {
        return whole.isPresent();
    }
}
