package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.model.ResourceId;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where transformers look (kustomize api 0.21.2, internal/plugins/builtinconfig).
 *
 * @param specs the fields of each transformer, by the name of its section
 * @param nameReferences the fields that hold names of objects
 */
record TransformerConfig(Map<String, List<FieldSpec>> specs, List<NameReference> nameReferences) {
    static final TransformerConfig EMPTY = new TransformerConfig(Map.of(), List.of());

    /** What kustomize knows by itself. */
    static final TransformerConfig DEFAULT = EMPTY.merged(builtIn());

    /**
     * The fields that hold names of one kind of object.
     *
     * @param group API group of the objects whose names they are; empty for any
     * @param version version of those objects; empty for any
     * @param kind kind of those objects; empty for any
     * @param fieldSpecs the fields
     */
    record NameReference(String group, String version, String kind, List<FieldSpec> fieldSpecs) {
        /** Whether an object of that identity is of the kind. */
        boolean selects(ResourceId id) {
            return new FieldSpec(group, version, kind, "", false).selects(id);
        }

        boolean sameKind(NameReference other) {
            return group.equals(other.group) && version.equals(other.version) && kind.equals(other.kind);
        }
    }

    TransformerConfig {
        specs = Map.copyOf(specs);
        nameReferences = List.copyOf(nameReferences);
    }

    /** The fields of one transformer. */
    List<FieldSpec> specs(String section) {
        return specs.getOrDefault(section, List.of());
    }

    /** Both; the same field with and without creation is an error. */
    TransformerConfig merged(TransformerConfig other) {
        if (other.equals(EMPTY) || other.equals(this)) {
            return this;
        }
        if (equals(EMPTY) && other.equals(DEFAULT)) {
            return DEFAULT;
        }
        Map<String, List<FieldSpec>> all = new HashMap<>();
        Stream.concat(specs.keySet().stream(), other.specs.keySet().stream())
                .distinct()
                .forEach(section -> all.put(section, sorted(merged(specs(section), other.specs(section)))));
        return new TransformerConfig(all, mergedReferences(other.nameReferences));
    }

    /**
     * The specs in the order in which kustomize keeps them. It decides which ones stay: what counts for all objects comes last,
     * and is dropped for any spec of the same path before it when both are merged into another list.
     */
    private static List<FieldSpec> sorted(List<FieldSpec> specs) {
        return specs.stream()
                .sorted(Comparator.comparing(
                        spec -> new ResourceId(spec.group(), spec.version(), spec.kind(), "", ""),
                        SortOrder::compareKinds))
                .toList();
    }

    private List<NameReference> mergedReferences(List<NameReference> others) {
        List<NameReference> all = new ArrayList<>(nameReferences);
        for (NameReference other : others) {
            boolean found = false;
            for (int i = 0; i < all.size(); i++) {
                NameReference mine = all.get(i);
                if (mine.sameKind(other)) {
                    List<FieldSpec> both = merged(mine.fieldSpecs(), other.fieldSpecs());
                    all.set(i, new NameReference(mine.group(), mine.version(), mine.kind(), both));
                    found = true;
                }
            }
            if (!found) {
                all.add(other);
            }
        }
        all.sort(Comparator.comparing(
                reference -> new ResourceId(reference.group(), reference.version(), reference.kind(), "", ""),
                SortOrder::compareKinds));
        return all;
    }

    /** Both lists, each field once. */
    static List<FieldSpec> merged(List<FieldSpec> some, List<FieldSpec> others) {
        List<FieldSpec> all = new ArrayList<>(some);
        for (FieldSpec other : others) {
            FieldSpec same =
                    all.stream().filter(mine -> mine.covers(other)).findFirst().orElse(null);
            if (same == null) {
                all.add(other);
            } else if (same.create() != other.create()) {
                throw new Conflict(other);
            }
        }
        return List.copyOf(all);
    }

    /** Two specs of one field that do not agree; whoever reads the second one knows where it stands. */
    static final class Conflict extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Conflict(FieldSpec spec) {
            super("\"" + spec.path() + "\" is configured both with and without creation", null, false, false);
        }

        Failed at(Span span) {
            return Failed.because(Cause.FIELD_TYPE, span, String.valueOf(getMessage()));
        }
    }

    /** The fields that the files of {@code configurations} add. */
    static TransformerConfig read(List<Scalar> names, Directory directory) {
        TransformerConfig all = EMPTY;
        for (Scalar name : names) {
            YamlFile yaml = directory.files().yaml(directory.file(name));
            Manifests.refuseRepeats(yaml);
            for (Node document : yaml.documents().stream().limit(1).toList()) {
                all = all.mergedFrom(of(Decoder.ofConfigurations().decode(document, "TransformerConfig")), name.span());
            }
        }
        return all;
    }

    /** As {@link #merged}, where the other one comes from a place. */
    TransformerConfig mergedFrom(TransformerConfig other, Span span) {
        try {
            return merged(other);
        } catch (Conflict conflict) {
            throw conflict.at(span);
        }
    }

    private static TransformerConfig of(Mapping config) {
        Map<String, List<FieldSpec>> specs = new HashMap<>();
        List<NameReference> references = new ArrayList<>();
        for (Mapping.Entry entry : config.entries()) {
            if (!entry.name().equals("nameReference")) {
                specs.put(entry.name(), fieldSpecs(config, entry.name()));
            }
        }
        for (Node node : KustomizationFile.items(config, "nameReference")) {
            Mapping reference = (Mapping) node;
            references.add(new NameReference(
                    KustomizationFile.textOrEmpty(reference, "group"),
                    KustomizationFile.textOrEmpty(reference, "version"),
                    KustomizationFile.textOrEmpty(reference, "kind"),
                    fieldSpecs(reference, "fieldSpecs")));
        }
        return new TransformerConfig(specs, references);
    }

    /** The field specs that a field of a decoded mapping lists. */
    static List<FieldSpec> fieldSpecs(Mapping config, String field) {
        return KustomizationFile.items(config, field).stream()
                .map(node -> FieldSpec.of((Mapping) node))
                .toList();
    }

    private static TransformerConfig builtIn() {
        Map<String, List<FieldSpec>> specs = new LinkedHashMap<>();
        List<NameReference> references = new ArrayList<>();
        List<FieldSpec> current = new ArrayList<>();
        for (String line : table().lines().filter(line -> !line.startsWith("#")).toList()) {
            String[] words = line.trim().split(" ");
            FieldSpec spec = spec(words);
            if (line.startsWith(" ")) {
                current.add(spec);
                continue;
            }
            current = new ArrayList<>();
            if (words[0].equals("nameReference")) {
                references.add(new NameReference(spec.group(), spec.version(), spec.kind(), current));
            } else {
                specs.put(words[0], current);
            }
        }
        return new TransformerConfig(specs, references);
    }

    private static FieldSpec spec(String[] words) {
        Map<String, String> parts = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            parts.put(equals < 0 ? words[i] : words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return new FieldSpec(
                parts.getOrDefault("group", ""),
                parts.getOrDefault("version", ""),
                parts.getOrDefault("kind", ""),
                words[0],
                parts.containsKey("create"));
    }

    private static String table() {
        try (InputStream table = TransformerConfig.class.getResourceAsStream("transformer-config.txt")) {
            return new String(java.util.Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
