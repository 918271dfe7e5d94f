package dev.sluice.validate.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The catalog's definitions as JSON Schemas of draft 4, as far as that can say what the API server does. */
final class JsonSchemas {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);

    private JsonSchemas() {}

    /** The schema of a kind; its metadata may be anything. */
    static Schema of(String folder, KindEntry kind) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        Deque<String> open = new ArrayDeque<>(List.of(kind.definition()));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String name = open.pop();
            ObjectNode schema = definition(folder, name);
            List<String> references = new ArrayList<>();
            convert(schema, references);
            references.stream().filter(seen::add).forEach(open::push);
            if (name.equals(kind.definition())) {
                ObjectNode fields = (ObjectNode) schema.get("properties");
                List.of("apiVersion", "kind", "metadata").forEach(field -> fields.set(field, JSON.createObjectNode()));
            }
            all.set(name, schema);
        }
        ObjectNode root = JSON.createObjectNode();
        root.set("definitions", all);
        root.set(
                "allOf",
                JSON.createArrayNode().add(JSON.createObjectNode().put("$ref", "#/definitions/" + kind.definition())));
        return REGISTRY.getSchema(root);
    }

    /** An object as JSON. */
    static JsonNode json(Node node) {
        if (node instanceof Mapping mapping) {
            ObjectNode object = JSON.createObjectNode();
            mapping.entries().forEach(entry -> object.set(entry.name(), json(entry.value())));
            return object;
        }
        if (node instanceof Sequence sequence) {
            ArrayNode array = JSON.createArrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        Scalar scalar = (Scalar) node;
        return switch (scalar.kind()) {
            case NULL -> JSON.nullNode();
            case BOOL -> JSON.getNodeFactory().booleanNode(scalar.text().equals("true"));
            case INT -> JSON.getNodeFactory().numberNode(new java.math.BigInteger(scalar.text()));
            case FLOAT -> JSON.getNodeFactory().numberNode(new BigDecimal(scalar.text()));
            case STRING, TIMESTAMP -> JSON.getNodeFactory().stringNode(scalar.text());
        };
    }

    private static void convert(ObjectNode schema, List<String> references) {
        if (schema.has("$ref")) {
            references.add(schema.get("$ref").asString());
            schema.put("$ref", "#/definitions/" + schema.get("$ref").asString());
            return;
        }
        boolean open = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(false);
        if (schema.path("x-kubernetes-int-or-string").asBoolean(false)) {
            schema.remove("type");
            schema.set("type", JSON.createArrayNode().add("integer").add("string"));
        } else if (schema.path("format").asString("").equals("quantity")) {
            schema.set("type", JSON.createArrayNode().add("number").add("string"));
            schema.put("pattern", "^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$");
        }
        schema.remove("format");
        if (schema.path("type").asString("").equals("object") && !open && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        dropFilledIn(schema);
        for (String part : List.of("items", "additionalProperties")) {
            if (schema.get(part) instanceof ObjectNode below) {
                convert(below, references);
            }
        }
        if (schema.get("properties") instanceof ObjectNode fields) {
            fields.properties().forEach(field -> convert((ObjectNode) field.getValue(), references));
        }
    }

    /** What is filled in, or published as required by mistake, need not be there. */
    private static void dropFilledIn(ObjectNode schema) {
        if (schema.get("required") instanceof ArrayNode required) {
            ArrayNode left = JSON.createArrayNode();
            for (JsonNode field : required) {
                if (!schema.path("properties").path(field.asString()).has("default")) {
                    left.add(field);
                }
            }
            schema.remove("required");
            if (!left.isEmpty()) {
                schema.set("required", left);
            }
        }
    }

    private static ObjectNode definition(String folder, String name) throws IOException {
        int dot = name.lastIndexOf('.');
        String file = "schemas/" + folder + "/" + name.substring(0, dot) + ".tsv";
        try (InputStream in =
                Objects.requireNonNull(JsonSchemas.class.getClassLoader().getResourceAsStream(file))) {
            for (String line : new String(in.readAllBytes(), UTF_8).split("\n")) {
                String[] columns = line.split("\t", 3);
                if (columns[0].equals(name.substring(dot + 1))
                        && Minors.parse(columns[1]).has(Catalog.DEFAULT_MINOR)) {
                    return (ObjectNode) JSON.readTree(columns[2]);
                }
            }
        }
        throw new IOException("no definition " + Map.entry(folder, name));
    }
}
