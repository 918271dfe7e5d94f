package dev.sluice.report;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes JSON in the one layout that our reports have: two spaces, line feeds. */
public final class Json {
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private final JsonGenerator out;

    private Json(JsonGenerator out) {
        this.out = out;
    }

    /** A document whose root is an object. */
    public static String document(Consumer<Json> content) {
        StringWriter text = new StringWriter();
        DefaultPrettyPrinter layout =
                new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES);
        ObjectWriteContext context = new ObjectWriteContext.Base() {
            @Override
            public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                return layout;
            }
        };
        try (JsonGenerator out = new JsonFactory().createGenerator(context, text)) {
            out.writeStartObject();
            content.accept(new Json(out));
            out.writeEndObject();
        }
        return text.append('\n').toString();
    }

    public Json text(String name, String value) {
        out.writeStringProperty(name, value);
        return this;
    }

    public Json number(String name, long value) {
        out.writeNumberProperty(name, value);
        return this;
    }

    public Json flag(String name, boolean value) {
        out.writeBooleanProperty(name, value);
        return this;
    }

    public Json object(String name, Consumer<Json> content) {
        out.writeObjectPropertyStart(name);
        content.accept(this);
        out.writeEndObject();
        return this;
    }

    public <T> Json objects(String name, Iterable<T> values, Consumer<T> content) {
        out.writeArrayPropertyStart(name);
        for (T value : values) {
            out.writeStartObject();
            content.accept(value);
            out.writeEndObject();
        }
        out.writeEndArray();
        return this;
    }

    public Json texts(String name, Iterable<String> values) {
        out.writeArrayPropertyStart(name);
        values.forEach(out::writeString);
        out.writeEndArray();
        return this;
    }
}
