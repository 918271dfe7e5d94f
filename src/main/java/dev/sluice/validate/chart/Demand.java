package dev.sluice.validate.chart;

import com.networknt.schema.Error;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says what a schema demands of a value. The value itself is never named: it may come from a Secret. */
final class Demand {
    private static final int MOST = 6;
    private static final int LONGEST = 80;

    private final Error error;
    private final Node at;
    private final String field;

    /** @param path the way to the value, as users know it; empty for all values */
    Demand(Complaint complaint, String path) {
        this.error = complaint.error();
        this.at = complaint.at();
        this.field = path.isEmpty() ? "the values" : "\"" + path + "\"";
    }

    /** One sentence. */
    String sentence() {
        JsonNode wanted = error.getSchemaNode();
        String limit = shortened(wanted.isString() ? wanted.asString() : wanted.toString());
        return field
                + switch (error.getKeyword()) {
                    case "type" -> " must be " + types(wanted) + ", not " + what();
                    case "enum" -> " must be one of " + listed(wanted);
                    case "const" -> " must be " + limit;
                    case "required" -> " must have \"" + error.getProperty() + "\"";
                    case "additionalProperties", "unevaluatedProperties" ->
                        " may not have \"" + error.getProperty() + "\"";
                    case "pattern" -> " must match " + limit;
                    case "minimum" -> " must be at least " + limit;
                    case "maximum" -> " must be at most " + limit;
                    case "exclusiveMinimum" -> " must be more than " + limit;
                    case "exclusiveMaximum" -> " must be less than " + limit;
                    case "multipleOf" -> " must be a multiple of " + limit;
                    case "minLength" -> " must have at least " + limit + " characters";
                    case "maxLength" -> " must have at most " + limit + " characters";
                    case "minItems" -> " must have at least " + limit + " items";
                    case "maxItems" -> " must have at most " + limit + " items";
                    case "minProperties" -> " must have at least " + limit + " fields";
                    case "maxProperties" -> " must have at most " + limit + " fields";
                    default -> " does not satisfy \"" + error.getKeyword() + "\"";
                };
    }

    private static String types(JsonNode wanted) {
        List<String> names = new ArrayList<>();
        if (wanted.isArray()) {
            wanted.forEach(type -> names.add(named(type.asString())));
        } else {
            names.add(named(wanted.asString()));
        }
        return String.join(" or ", names);
    }

    private static String named(String type) {
        return switch (type) {
            case "object" -> "a mapping";
            case "array" -> "a list";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "null" -> "null";
            default -> "a string";
        };
    }

    private String what() {
        if (at instanceof Mapping) {
            return "a mapping";
        }
        if (at instanceof Sequence) {
            return "a list";
        }
        return switch (((Scalar) at).kind()) {
            case NULL -> "null";
            case BOOL -> "a bool";
            case INT, FLOAT -> "a number";
            case STRING, TIMESTAMP -> "a string";
        };
    }

    private static String listed(JsonNode allowed) {
        String some = allowed.valueStream()
                .limit(MOST)
                .map(value -> value.isString() ? "\"" + value.asString() + "\"" : value.toString())
                .collect(Collectors.joining(", "));
        return shortened(some) + (allowed.size() > MOST ? " and " + (allowed.size() - MOST) + " more" : "");
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
