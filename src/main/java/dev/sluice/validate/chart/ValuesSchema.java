package dev.sluice.validate.chart;

import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.sluice.model.SourceFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The {@code values.schema.json} of a chart. Formats are not judged: Helm's versions do not agree about them. */
final class ValuesSchema {
    private static final int LARGEST = 4 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The versions of JSON Schema; what names another one is judged by no rule that is known here. */
    private static final Pattern DIALECT =
            Pattern.compile("^https?://json-schema\\.org/(draft-0[467]|draft/20(19-09|20-12))/schema#?$");

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .regularExpressionFactory(text -> {
                Pattern pattern = Pattern.compile(text);
                return value -> pattern.matcher(value).find();
            })
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(false)
            .locale(Locale.ROOT)
            .build();

    private final Schema schema;

    private ValuesSchema(Schema schema) {
        this.schema = schema;
    }

    /** The schema in a file; empty if it is none, or too costly, or needs other files. */
    static Optional<ValuesSchema> read(SourceFile file) {
        if (file.size() > LARGEST) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(file.text());
            boolean usable = root.isObject() && isKnownDialect(root.path("$schema")) && SchemaCost.isBounded(root);
            return usable ? Optional.of(new ValuesSchema(registry().getSchema(root))) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** What values do against the schema. */
    List<Error> errors(JsonNode values) {
        return schema.validate(values);
    }

    private static boolean isKnownDialect(JsonNode dialect) {
        return dialect.isMissingNode() || (dialect.isString() && DIALECT.matches(dialect.asString()));
    }

    private static SchemaRegistry registry() {
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7, builder -> builder.schemaRegistryConfig(CONFIG));
    }
}
