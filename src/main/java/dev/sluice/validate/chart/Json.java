package dev.sluice.validate.chart;

import dev.sluice.model.release.ReleaseValues;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values as the tree that the validator reads. */
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /** A value that is not known becomes an empty text. */
    static JsonNode of(Node node) {
        if (node instanceof Mapping mapping) {
            ObjectNode object = NODES.objectNode();
            mapping.entries().forEach(entry -> object.set(entry.name(), of(entry.value())));
            return object;
        }
        if (node instanceof Sequence sequence) {
            ArrayNode array = NODES.arrayNode();
            sequence.items().forEach(item -> array.add(of(item)));
            return array;
        }
        return ReleaseValues.isKnown(node) ? scalar((Scalar) node) : NODES.stringNode("");
    }

    private static JsonNode scalar(Scalar scalar) {
        return switch (scalar.kind()) {
            case NULL -> NODES.nullNode();
            case BOOL -> NODES.booleanNode(scalar.text().equalsIgnoreCase("true"));
            case INT, FLOAT ->
                number(scalar.text()).<JsonNode>map(Json::number).orElseGet(() -> NODES.stringNode(scalar.text()));
            case STRING, TIMESTAMP -> NODES.stringNode(scalar.text());
        };
    }

    /** A number without fraction is a whole one however it is written. */
    private static JsonNode number(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() <= 0 ? NODES.numberNode(bare.toBigInteger()) : NODES.numberNode(bare);
    }

    private static Optional<BigDecimal> number(String text) {
        return ReleaseValues.isPlainNumber(text) ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
