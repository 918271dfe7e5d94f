package dev.sluice.validate.schema;

import dev.sluice.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a value may be. Parts are suppliers because definitions refer to one another, and in circles.
 *
 * @param definition the name of the definition that this is; empty for one that stands inside another
 * @param type {@code object}, {@code array}, {@code string}, {@code integer}, {@code number} or {@code boolean}; empty for any
 * @param shape what decides about nulls and unknown fields
 * @param properties the fields of an object
 * @param additional what further fields hold; empty if there are none, or their values are not known
 * @param items what items of an array hold
 * @param list how items of an array are told apart
 * @param values what values are allowed, beyond their type
 * @param combined further schemas of which all, one, any or none must hold
 */
record Schema(
        String definition,
        String type,
        Shape shape,
        Map<String, Supplier<Schema>> properties,
        Optional<Supplier<Schema>> additional,
        Optional<Supplier<Schema>> items,
        ListKind list,
        Values values,
        Combined combined) {

    /**
     * Flags of a schema.
     *
     * @param nullable whether null is a value
     * @param initial what the server fills in where the value is missing; empty for nothing
     * @param intOrString whether a number and a string are both fine
     * @param open whether unknown fields are kept
     * @param embedded whether the value is a whole Kubernetes object
     */
    record Shape(boolean nullable, Optional<Node> initial, boolean intOrString, boolean open, boolean embedded) {
        boolean hasDefault() {
            return initial.isPresent();
        }
    }

    /** How items of a list are told apart: not at all, as values, or by some of their fields. */
    record ListKind(String type, List<String> keys) {
        boolean isSet() {
            return type.equals("set");
        }

        boolean isMap() {
            return type.equals("map") && !keys.isEmpty();
        }
    }

    /**
     * What values are allowed.
     *
     * @param required the fields that an object must have
     * @param allowed the only values; empty for no such limit
     * @param pattern a regular expression that must be found in a text
     * @param format a named format; empty for none
     * @param bounds minima and maxima of length, count and size by keyword
     */
    record Values(
            List<String> required, List<Node> allowed, GoPattern pattern, String format, Map<String, Bound> bounds) {}

    /** A limit and whether the limit itself is outside. */
    record Bound(java.math.BigDecimal limit, boolean exclusive) {}

    /** Further schemas: all must hold, any one must, exactly one must, or the last must not. */
    record Combined(List<Schema> all, List<Schema> any, List<Schema> one, Optional<Schema> not) {
        boolean isEmpty() {
            return all.isEmpty() && any.isEmpty() && one.isEmpty() && not.isEmpty();
        }
    }

    /** Whether this is an amount of a resource, which may be a number and a text. */
    boolean isQuantity() {
        return type.isEmpty() && values.format().equals("quantity");
    }

    /** Whether a field that is not named here is an error. */
    boolean isClosed() {
        return !shape.open && additional.isEmpty() && (type.equals("object") || !properties.isEmpty());
    }

    /** With other fields. */
    Schema with(Map<String, Supplier<Schema>> others) {
        return new Schema(definition, type, shape, others, additional, items, list, values, combined);
    }
}
