package dev.sluice.build.kustomize.patch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code merge-lists.txt}, whose head describes its lines. */
final class MergeTable {
    private static final String FILE = "merge-lists.txt";

    /** The table of this version of kustomize. */
    static final MergeTable TABLE = new MergeTable();

    private final Map<String, Map<String, Field>> types = new HashMap<>();
    private final Map<String, MergeShape> byKind = new HashMap<>();

    /** A field whose value is of a type of the table, or a list that is merged. */
    private record Field(
            @Nullable List<String> keys, @Nullable String type) {}

    private MergeTable() {
        for (String line : text().split("\n")) {
            int equals = line.indexOf(" = ");
            if (line.startsWith("#") || equals < 0) {
                continue;
            }
            String[] head = line.substring(0, equals).split(" ");
            Map<String, Field> fields = fields(line.substring(equals + 3));
            if (head.length == 1) {
                types.put(head[0], fields);
            } else {
                for (String apiVersion : head[1].split(",")) {
                    byKind.put(MergeSchema.key(apiVersion, head[0]), new Typed(fields));
                }
            }
        }
    }

    /** The shapes of the objects of all kinds, by {@link MergeSchema#key}. */
    Map<String, MergeShape> byKind() {
        return Map.copyOf(byKind);
    }

    /** The shape of a type by the last part of its name, null if no list that is merged can be reached from it. */
    @Nullable
    MergeShape type(String name) {
        Map<String, Field> fields = types.get(name);
        return fields == null ? null : new Typed(fields);
    }

    private static Map<String, Field> fields(String text) {
        Map<String, Field> fields = new HashMap<>();
        for (String word : text.split(" ")) {
            int colon = word.indexOf(':');
            String type = colon < 0 ? null : word.substring(colon + 1);
            String name = colon < 0 ? word : word.substring(0, colon);
            int bracket = name.indexOf('[');
            if (bracket < 0) {
                fields.put(name, new Field(null, type));
            } else {
                String keys = name.substring(bracket + 1, name.length() - 1);
                fields.put(
                        name.substring(0, bracket),
                        new Field(keys.isEmpty() ? List.of() : List.of(keys.split(",")), type));
            }
        }
        return fields;
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(MergeTable.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value with the fields of a type of the table. */
    private final class Typed implements MergeShape {
        private final Map<String, Field> fields;

        Typed(Map<String, Field> fields) {
            this.fields = fields;
        }

        @Override
        public @Nullable MergeShape field(String name) {
            Field field = fields.get(name);
            if (field == null) {
                return null;
            }
            MergeShape value = field.type() == null ? null : type(field.type());
            return field.keys() == null ? value : new Listed(field.keys(), value);
        }

        @Override
        public @Nullable MergeShape items() {
            return null;
        }

        @Override
        public @Nullable List<String> mergeKeys() {
            return null;
        }
    }

    /** A list that is merged. */
    private record Listed(List<String> keys, @Nullable MergeShape items) implements MergeShape {
        @Override
        public @Nullable MergeShape field(String name) {
            return null;
        }

        @Override
        public List<String> mergeKeys() {
            return keys;
        }
    }
}
