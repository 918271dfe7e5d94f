package dev.sluice.validate.schema.extract;

import dev.sluice.validate.schema.KindEntry;
import dev.sluice.validate.schema.Minors;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the OpenAPI v2 description that an API server publishes, {@code /openapi/v2}. */
final class OpenApi {
    private static final Pattern COLLECTION =
            Pattern.compile("/(?:api|apis/[^/]+)/[^/]+/(namespaces/\\{namespace}/)?([a-z0-9]+)");
    private static final String REFERENCE = "#/definitions/";

    private final Mapping definitions;
    private final Mapping paths;
    private final int minor;

    private OpenApi(Mapping definitions, Mapping paths, int minor) {
        this.definitions = definitions;
        this.paths = paths;
        this.minor = minor;
    }

    static boolean isOne(Node document) {
        return document.child("definitions") instanceof Mapping && document.child("paths") instanceof Mapping;
    }

    /** Adds every kind that a client can create, and all definitions that these reach. */
    static void gather(Node document, int minor, Gathered into) {
        if (document.child("definitions") instanceof Mapping definitions
                && document.child("paths") instanceof Mapping paths) {
            new OpenApi(definitions, paths, minor).gather(into);
        }
    }

    private void gather(Gathered into) {
        Map<String, String> byKind = definitionsByKind();
        Set<String> roots = new TreeSet<>();
        // What the server decodes metadata with, for custom kinds too.
        roots.add("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta");
        for (Mapping.Entry path : paths.entries()) {
            Matcher matcher = COLLECTION.matcher(path.name());
            Node kind = path.value().at("post.x-kubernetes-group-version-kind").orElse(null);
            if (kind != null && matcher.matches() && byKind.containsKey(key(kind))) {
                String definition = byKind.getOrDefault(key(kind), "");
                roots.add(definition);
                into.add(entry(kind, path.name(), matcher, definition), minor);
            }
        }
        for (String name : reachable(roots)) {
            if (definitions.value(name) instanceof Mapping schema) {
                into.add(name, JsonWriter.write(shortReferences(Bare.definition(name, schema))), minor);
            }
        }
    }

    private KindEntry entry(Node kind, String path, Matcher matcher, String definition) {
        return new KindEntry(
                kind.text("group").orElse(""),
                kind.text("version").orElse(""),
                kind.text("kind").orElse(""),
                matcher.group(2),
                matcher.group(1) != null,
                paths.has(path + "/{name}/status"),
                definition.startsWith("io.k8s."),
                Minors.ALL,
                definition);
    }

    private Map<String, String> definitionsByKind() {
        Map<String, String> found = new HashMap<>();
        for (Mapping.Entry definition : definitions.entries()) {
            if (definition.value().child("x-kubernetes-group-version-kind") instanceof Sequence kinds
                    && kinds.items().size() == 1) {
                found.put(key(kinds.items().get(0)), definition.name());
            }
        }
        return found;
    }

    private static String key(Node kind) {
        return kind.text("group").orElse("") + "/" + kind.text("version").orElse("") + "/"
                + kind.text("kind").orElse("");
    }

    private Set<String> reachable(Set<String> roots) {
        Set<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            String name = open.pop();
            Node schema = definitions.value(name);
            if (schema != null && seen.add(name)) {
                references(schema, open);
            }
        }
        return seen;
    }

    private static void references(Node node, Deque<String> into) {
        if (node instanceof Mapping mapping) {
            for (Mapping.Entry entry : mapping.entries()) {
                if (entry.name().equals("$ref") && entry.value() instanceof Scalar target) {
                    into.push(shortened(target.text()));
                } else {
                    references(entry.value(), into);
                }
            }
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> references(item, into));
        }
    }

    private static Node shortReferences(Node node) {
        if (node instanceof Sequence sequence) {
            return sequence.withItems(
                    sequence.items().stream().map(OpenApi::shortReferences).toList());
        }
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        List<Mapping.Entry> entries = mapping.entries().stream()
                .map(entry -> entry.withValue(
                        entry.name().equals("$ref") && entry.value() instanceof Scalar target
                                ? Scalar.string(shortened(target.text()), target.origin())
                                : shortReferences(entry.value())))
                .toList();
        return mapping.withEntries(entries);
    }

    private static String shortened(String reference) {
        return reference.startsWith(REFERENCE) ? reference.substring(REFERENCE.length()) : reference;
    }
}
