package dev.sluice.build.kustomize;

import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.YamlPrinter;
import java.util.List;

/**
 * What kustomize notes about where an object comes from, when {@code buildMetadata} asks for anything (kustomize api 0.21.2,
 * resource/origin.go).
 *
 * @param path the file, relative to the directory that is built; empty for none
 * @param configuredIn the file that holds the configuration of the generator or transformer; empty for none
 * @param apiVersion API version of that configuration
 * @param kind kind of that configuration
 * @param name name of that configuration; empty for a built-in field
 * @param namespace namespace of that configuration
 */
record Provenance(String path, String configuredIn, String apiVersion, String kind, String name, String namespace) {
    /** The annotation that names where an object comes from. */
    static final String ORIGIN = "config.kubernetes.io/origin";

    /** The annotation that lists what changed an object. */
    static final String TRANSFORMATIONS = "alpha.config.kubernetes.io/transformations";

    private static final Origin NOWHERE = new Origin.Generated(Span.startOf(RepoPath.ROOT), null);

    /** Of an object that was read. */
    static Provenance read(String path) {
        return new Provenance(path, "", "", "", "", "");
    }

    /** Of a field of a kustomization file. */
    static Provenance builtIn(String configuredIn, String kind) {
        return new Provenance("", configuredIn, "builtin", kind, "", "");
    }

    /** The note as kustomize writes it. */
    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "", "path", path);
        line(text, "", "configuredIn", configuredIn);
        if (!kind.isEmpty() || !apiVersion.isEmpty()) {
            text.append("configuredBy:\n");
            line(text, "  ", "apiVersion", apiVersion);
            line(text, "  ", "kind", kind);
            line(text, "  ", "name", name);
            line(text, "  ", "namespace", namespace);
        }
        return text.isEmpty() ? "{}\n" : text.toString();
    }

    private static void line(StringBuilder text, String indent, String field, String value) {
        if (!value.isEmpty()) {
            // Quoted where go-yaml v3 quotes: {@code "n"}, {@code "5"}.
            Mapping line = new Mapping(List.of(), NOWHERE).with(field, Scalar.string(value, NOWHERE));
            text.append(indent).append(YamlPrinter.print(line));
        }
    }

    /** Notes it on an object that was just read. */
    static Item noteRead(Item item, Provenance provenance) {
        return annotated(item, ORIGIN, provenance.text());
    }

    /** Notes it on an object that has no note of its origin yet. */
    static Item noteOrigin(Item item, Provenance provenance) {
        return Metadata.annotation(item.root(), ORIGIN) != null ? item : annotated(item, ORIGIN, provenance.text());
    }

    /** Notes it as the origin of an object that has none, else as one more transformation. */
    static Item noteTransformation(Item item, Provenance provenance) {
        if (Metadata.annotation(item.root(), ORIGIN) == null) {
            return annotated(item, ORIGIN, provenance.text());
        }
        String before = Metadata.annotation(item.root(), TRANSFORMATIONS);
        return annotated(item, TRANSFORMATIONS, (before == null ? "" : before) + listed(provenance.text()));
    }

    /** The note of an item of a list. */
    private static String listed(String text) {
        return "- " + text.stripTrailing().replace("\n", "\n  ") + "\n";
    }

    /** The objects without notes that were not asked for. */
    static Mapping stripped(Mapping root, List<String> asked) {
        Mapping changed = asked.contains("originAnnotations") ? root : Metadata.unannotated(root, ORIGIN);
        return asked.contains("transformerAnnotations") ? changed : Metadata.unannotated(changed, TRANSFORMATIONS);
    }

    private static Item annotated(Item item, String key, String text) {
        Origin origin = new Origin.Generated(item.root().span(), null);
        return item.with(Metadata.annotated(item.root(), key, Scalar.string(text, origin)));
    }
}
