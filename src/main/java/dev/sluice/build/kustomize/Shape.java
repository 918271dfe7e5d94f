package dev.sluice.build.kustomize;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a mapping may have.
 *
 * @param name what it is called
 * @param fields by name in lower case, because kustomize decodes JSON in Go, which ignores case
 */
record Shape(String name, Map<String, Field> fields) {
    private static final Map<String, Shape> SHAPES = read();

    /**
     * A field.
     *
     * @param name its proper spelling
     * @param type its type, as {@code shapes.txt} writes it
     */
    record Field(String name, String type) {}

    /** A shape that {@code shapes.txt} describes. */
    static Shape named(String name) {
        return Objects.requireNonNull(SHAPES.get(name), name);
    }

    /** Whether there is a shape of that name. */
    static boolean exists(String name) {
        return SHAPES.containsKey(name);
    }

    /** Whether a plug-in of that kind is built in. */
    static boolean isPlugin(String kind) {
        return (kind.endsWith("Transformer") || kind.endsWith("Generator")) && exists(kind);
    }

    /** The field of a name in any case; null if there is none. */
    @Nullable
    Field field(String key) {
        return fields.get(key.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Shape> read() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        Shape current = new Shape("", new LinkedHashMap<>());
        for (String line : text().lines().filter(text -> !text.startsWith("#")).toList()) {
            if (line.startsWith(" ")) {
                String[] words = line.trim().split(" ");
                current.fields.put(words[0].toLowerCase(Locale.ROOT), new Field(words[0], words[1]));
            } else {
                current = new Shape(line, new LinkedHashMap<>());
                shapes.put(line, current);
            }
        }
        return shapes;
    }

    private static String text() {
        try (InputStream table = Shape.class.getResourceAsStream("shapes.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
