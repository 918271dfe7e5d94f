package dev.sluice.validate.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which schemas are used, and that no schema costs more than it may. */
class ValuesSchemaTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\": \"https://example.com/schema.json\"}",
                "{\"$ref\": \"common.json#/a\"}",
                "{\"$ref\": \"#\"}",
                "{\"properties\": {\"a\": {\"$ref\": \"#/properties/a\"}}}",
                "{\"definitions\": {\"a\": {\"items\": {\"$ref\": \"#/definitions/a\"}}}}",
                "{\"$schema\": \"https://example.com/dialect\"}",
                "{\"properties\": {\"a\": {\"pattern\": \"(?=x)\"}}}",
                "{\"patternProperties\": {\"(?!x)\": {}}}",
                "[]",
                "{",
                ""
            })
    void what_cannot_be_used_at_bounded_cost_is_no_schema(String text) {
        assertThat(ValuesSchema.read(file(text))).isEmpty();
    }

    @Test
    void references_that_double_at_every_step_are_refused() {
        StringBuilder text = new StringBuilder("{\"definitions\": {\"d0\": {\"type\": \"string\"}");
        for (int i = 1; i < 60; i++) {
            String below = "{\"$ref\": \"#/definitions/d" + (i - 1) + "\"}";
            text.append(", \"d" + i + "\": {\"anyOf\": [" + below + ", " + below + "]}");
        }
        text.append("}, \"$ref\": \"#/definitions/d59\"}");

        assertThat(ValuesSchema.read(file(text.toString()))).isEmpty();
    }

    @Test
    void a_schema_of_any_draft_is_used() {
        assertThat(Stream.of("draft-04/schema#", "draft-07/schema#", "draft/2020-12/schema")
                        .map(draft -> "{\"$schema\": \"http://json-schema.org/" + draft + "\", \"type\": \"object\"}"))
                .allSatisfy(text -> assertThat(ValuesSchema.read(file(text))).isPresent());
    }

    private static SourceFile file(String text) {
        return new SourceFile(RepoPath.of("charts/web/values.schema.json"), text.getBytes(UTF_8));
    }
}
