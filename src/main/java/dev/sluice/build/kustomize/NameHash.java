package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.Item.Generation;
import dev.sluice.yaml.GoJson;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Mapping.Entry;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sealed;
import dev.sluice.yaml.Sequence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Appends a hash of the content to the names of generated objects (kustomize api 0.21.2, hasher/hasher.go). */
final class NameHash {
    private static final int LENGTH = 10;
    private static final String HEX = "0123456789abcdef";
    /** The same digits without vowels and without what looks like one. */
    private static final String DIGITS = "gh2k456789mbcdtf";

    private NameHash() {}

    /** The objects with the hashes that their generators asked for. */
    static void apply(Objects objects) {
        for (int i = 0; i < objects.size(); i++) {
            if (objects.get(i).generation().hashed()) {
                objects.set(i, hashed(objects.get(i)));
            }
        }
    }

    private static Item hashed(Item item) {
        Item remembered = item.remembered();
        if (scalars(item.root()).anyMatch(scalar -> closed(scalar.sealed()))) {
            Generation generation = item.generation();
            return remembered.with(new Generation(generation.behavior(), generation.hashed(), true));
        }
        String name = item.id().name() + "-" + hash(item.root());
        Node old = item.root().at("metadata.name").orElse(item.root());
        Origin origin = new Origin.Transformed("name hash", old.span(), old.origin());
        return remembered.with(Metadata.with(item.root(), "name", Scalar.string(name, origin)));
    }

    private static boolean closed(@Nullable Sealed sealed) {
        return sealed != null && !sealed.isOpen();
    }

    /** Values that were opened count with their plain text. */
    private static String hash(Mapping root) {
        String json = GoJson.print(content(root), scalar -> {
            Sealed sealed = scalar.sealed();
            return sealed == null ? scalar.text() : sealed.reveal();
        });
        String hex = sha256(json).substring(0, LENGTH);
        StringBuilder name = new StringBuilder();
        hex.chars().forEach(digit -> name.append(DIGITS.charAt(HEX.indexOf(digit))));
        return name.toString();
    }

    private static Mapping content(Mapping root) {
        boolean secret = root.text("kind").orElse("").equals("Secret");
        List<Entry> content = new ArrayList<>();
        content.add(entry("kind", Scalar.string(root.text("kind").orElse(""), root.origin())));
        // kustomize looks for one field called "metadata/name", which no object has.
        content.add(entry("name", Scalar.string("", root.origin())));
        content.add(entry("data", orEmpty(root, "data")));
        if (secret) {
            content.add(entry("type", orEmpty(root, "type")));
        }
        String second = secret ? "stringData" : "binaryData";
        if (root.value(second) instanceof Mapping more) {
            content.add(entry(second, more));
        }
        return new Mapping(content, root.origin());
    }

    /** What is absent counts as an empty text. */
    private static Node orEmpty(Mapping root, String field) {
        Node value = root.value(field);
        return value == null ? Scalar.string("", root.origin()) : value;
    }

    private static Entry entry(String key, Node value) {
        return new Entry(Scalar.string(key, value.origin()), value);
    }

    private static Stream<Scalar> scalars(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream().flatMap(entry -> scalars(entry.value()));
        }
        return node instanceof Sequence sequence
                ? sequence.items().stream().flatMap(NameHash::scalars)
                : Stream.of((Scalar) node);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            StringBuilder hex = new StringBuilder();
            for (byte part : digest) {
                hex.append(HEX.charAt((part >> 4) & 0xF)).append(HEX.charAt(part & 0xF));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
