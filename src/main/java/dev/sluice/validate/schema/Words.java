package dev.sluice.validate.schema;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.List;
import java.util.stream.Collectors;

/** How messages name values and types; what was ever secret is not named at all. */
final class Words {
    private static final int LONGEST = 60;
    private static final int MOST = 6;

    private final boolean discreet;

    /** @param discreet whether no value at all is named, as for a Secret */
    Words(boolean discreet) {
        this.discreet = discreet;
    }

    /** What a value is, such as {@code the string "two"}. */
    String of(Node node) {
        if (node instanceof Mapping) {
            return "a mapping";
        }
        if (node instanceof Sequence) {
            return "a list";
        }
        Scalar scalar = (Scalar) node;
        String what = switch (scalar.kind()) {
            case NULL -> "null";
            case BOOL -> "bool";
            case INT, FLOAT -> "number";
            case STRING, TIMESTAMP -> "string";
        };
        if (scalar.isNull()) {
            return what;
        }
        return isSecret(scalar) ? "a " + what : "the " + what + " " + quoted(scalar);
    }

    /** A value in quotes; {@code a secret value} if it is one. */
    String quoted(Scalar scalar) {
        if (isSecret(scalar)) {
            return "a secret value";
        }
        String text = scalar.text();
        String line = text.lines().findFirst().orElse("");
        boolean cut = line.length() > LONGEST || line.length() < text.strip().length();
        return "\"" + (line.length() > LONGEST ? line.substring(0, LONGEST) : line) + (cut ? "…\"" : "\"");
    }

    /** A field in quotes; {@code the object} for the whole of it. */
    static String field(Visit visit) {
        String path = visit.path().toString();
        return path.isEmpty() ? "the object" : "\"" + path + "\"";
    }

    /** What a schema wants. */
    static String wanted(Schema schema) {
        if (schema.shape().intOrString()) {
            return "a whole number or a string";
        }
        if (schema.isQuantity()) {
            return Formats.described("quantity");
        }
        return switch (schema.type()) {
            case "object" -> "a mapping";
            case "array" -> "a list";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            default -> "a string";
        };
    }

    /** A list of allowed values, shortened. */
    String list(List<Node> allowed) {
        String named = allowed.stream()
                .limit(MOST)
                .map(node -> node instanceof Scalar scalar ? "\"" + scalar.text() + "\"" : of(node))
                .collect(Collectors.joining(", "));
        return allowed.size() > MOST ? named + " and " + (allowed.size() - MOST) + " more" : named;
    }

    private boolean isSecret(Scalar scalar) {
        return discreet || scalar.isSealed() || isDecrypted(scalar.origin());
    }

    private static boolean isDecrypted(Origin origin) {
        return origin instanceof Origin.Decrypted || origin.before().stream().anyMatch(Words::isDecrypted);
    }
}
