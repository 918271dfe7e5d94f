package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.Item.Generation;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Mapping.Entry;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes ConfigMaps and Secrets (kustomize api 0.21.2, internal/generators). */
final class Generator {
    private static final Comparator<Pair> BY_KEY = Comparator.comparing(Pair::key, Texts.BYTE_ORDER);

    private final Mapping arguments;
    private final Mapping options;
    private final Directory directory;
    private final Origin origin;

    private Generator(Mapping arguments, Mapping options, Directory directory) {
        this.arguments = arguments;
        this.options = options;
        this.directory = directory;
        this.origin = new Origin.Generated(arguments.span(), null);
    }

    /**
     * Makes a ConfigMap.
     *
     * @param arguments an entry of {@code configMapGenerator}
     * @param defaults the {@code generatorOptions} of the file, null for none
     */
    static Item configMap(Mapping arguments, @Nullable Mapping defaults, Directory directory) {
        return new Generator(arguments, options(arguments, defaults), directory).configMap();
    }

    /** Makes a Secret; see {@link #configMap(Mapping, Mapping, Directory)}. */
    static Item secret(Mapping arguments, @Nullable Mapping defaults, Directory directory) {
        return new Generator(arguments, options(arguments, defaults), directory).secret();
    }

    private Item configMap() {
        List<Entry> fields = new ArrayList<>(head("ConfigMap"));
        List<Pair> pairs =
                PairReader.read(arguments, directory).stream().sorted(BY_KEY).toList();
        addData(fields, "data", pairs.stream().filter(pair -> !pair.isBinary()));
        addData(fields, "binaryData", pairs.stream().filter(Pair::isBinary));
        return item(fields);
    }

    private Item secret() {
        List<Entry> fields = new ArrayList<>(head("Secret"));
        Scalar type = KustomizationFile.text(arguments, "type");
        fields.add(entry("type", type == null ? Scalar.string("Opaque", origin) : generated(type)));
        List<Entry> data = PairReader.read(arguments, directory).stream()
                .sorted(BY_KEY)
                .map(pair -> entry(pair.key(), pair.forSecret()))
                .toList();
        fields.add(entry("data", new Mapping(data, origin)));
        return item(fields);
    }

    private void addData(List<Entry> fields, String name, Stream<Pair> pairs) {
        List<Entry> data =
                pairs.map(pair -> entry(pair.key(), pair.forConfigMap())).toList();
        if (!data.isEmpty()) {
            fields.add(entry(name, new Mapping(data, origin)));
        }
    }

    private Item item(List<Entry> fields) {
        if (KustomizationFile.isTrue(options, "immutable")) {
            fields.add(entry("immutable", Scalar.of("true", Kind.BOOL, origin)));
        }
        Item.Behavior behavior = InternalNotes.behavior(KustomizationFile.textOrEmpty(arguments, "behavior"));
        boolean hashed = !KustomizationFile.isTrue(options, "disableNameSuffixHash");
        Generation generation = new Generation(behavior, hashed, false);
        return new Item(new Mapping(fields, origin), List.of(), List.of(), List.of(), generation, Set.of());
    }

    private List<Entry> head(String kind) {
        return List.of(
                entry("apiVersion", Scalar.string("v1", origin)),
                entry("kind", Scalar.string(kind, origin)),
                entry("metadata", new Mapping(metadata(), origin)));
    }

    private List<Entry> metadata() {
        Scalar name = KustomizationFile.text(arguments, "name");
        if (name == null) {
            throw Failed.because(Cause.MISSING_IDENTITY, arguments.span(), "the generator has no name");
        }
        List<Entry> metadata = new ArrayList<>();
        metadata.add(entry("name", generated(name)));
        Scalar namespace = KustomizationFile.text(arguments, "namespace");
        if (namespace != null) {
            metadata.add(entry("namespace", generated(namespace)));
        }
        for (String field : List.of("labels", "annotations")) {
            if (options.value(field) instanceof Mapping pairs && !pairs.isEmpty()) {
                List<Entry> copied = pairs.entries().stream()
                        .map(pair -> entry(pair.name(), generated((Scalar) pair.value())))
                        .toList();
                metadata.add(entry(field, new Mapping(copied, new Origin.Generated(pairs.span(), null))));
            }
        }
        return metadata;
    }

    private static Mapping options(Mapping arguments, @Nullable Mapping defaults) {
        Mapping none = new Mapping(List.of(), arguments.origin());
        Mapping own = arguments.value("options") instanceof Mapping mapping ? mapping : none;
        if (defaults == null) {
            return own;
        }
        for (Entry entry : defaults.entries()) {
            if (entry.value() instanceof Mapping pairs && own.value(entry.name()) instanceof Mapping mine) {
                own = own.with(new Entry(entry.key(), united(mine, pairs)));
            } else if (!own.has(entry.name()) || KustomizationFile.isTrue(defaults, entry.name())) {
                own = own.with(entry);
            }
        }
        return own;
    }

    private static Mapping united(Mapping mine, Mapping defaults) {
        Mapping all = mine;
        for (Entry entry : defaults.entries()) {
            all = all.has(entry.name()) ? all : all.with(entry);
        }
        return all;
    }

    private static Scalar generated(Scalar value) {
        return value.withOrigin(new Origin.Generated(value.span(), null));
    }

    private static Entry entry(String key, Node value) {
        Span span = value.span();
        return new Entry(Fields.key(key, new Origin.Generated(span, null)), value);
    }
}
