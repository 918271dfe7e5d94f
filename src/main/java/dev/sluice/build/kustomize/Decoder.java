package dev.sluice.build.kustomize;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Mapping.Entry;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Numbers;
import dev.sluice.yaml.Origin.Written;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Scalar.Style;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.Typing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mapping as Go decodes it into a struct: keys in any case, nulls as absent, every value of its type. The result
 * has the proper spelling of every key and nothing that its shape does not know.
 */
final class Decoder {
    private final boolean strict;
    private final boolean converting;
    private final Function<String, Kind> typing;
    private final Notices notices;

    /**
     * @param strict whether unknown fields are an error
     * @param converting whether numbers and bools are taken where text is wanted
     * @param typing the type of a plain value
     * @param notices where fields are noted that are passed over
     */
    private Decoder(boolean strict, boolean converting, Function<String, Kind> typing, Notices notices) {
        this.strict = strict;
        this.converting = converting;
        this.typing = typing;
        this.notices = notices;
    }

    /** As kustomization files are read. */
    static Decoder ofKustomizations(Notices notices) {
        return new Decoder(true, false, Typing::v2, notices);
    }

    /** As Flux reads the top-level kustomization file: what is unknown vanishes. */
    static Decoder lenient(Notices notices) {
        return new Decoder(false, true, Typing::v2, notices);
    }

    /** As configurations of transformers are read. */
    static Decoder ofConfigurations() {
        return new Decoder(true, true, Typing::v2, new Notices());
    }

    /** As other files that a kustomization names are read. */
    static Decoder ofFiles() {
        return new Decoder(false, true, Typing::v2, new Notices());
    }

    /** As configurations of plug-ins are read: by the parser of manifests, then printed, then by that of kustomizations. */
    static Decoder ofPlugins() {
        return new Decoder(false, true, Typing::v3, new Notices());
    }

    /** The node in its shape; an empty mapping for null. */
    Mapping decode(Node node, String shape) {
        Node decoded = value(node, shape, shape);
        return decoded instanceof Mapping mapping ? mapping : new Mapping(List.of(), node.origin());
    }

    private @Nullable Node value(Node node, String type, String field) {
        if (node instanceof Scalar scalar && scalar.isNull()) {
            return null;
        }
        if (type.endsWith("!")) {
            return new Decoder(strict, false, typing, notices).value(node, type.substring(0, type.length() - 1), field);
        }
        if (type.equals("any")) {
            return node;
        }
        if (type.startsWith("[")) {
            return list(node, inner(type), field);
        }
        if (type.startsWith("{")) {
            return pairs(node, inner(type), field);
        }
        return switch (type) {
            case "string" -> string(node, field);
            case "bool" -> bool(node, field);
            case "int" -> integer(node, field);
            default -> struct(node, Shape.named(type), field);
        };
    }

    private Mapping struct(Node node, Shape shape, String field) {
        if (!(node instanceof Mapping mapping)) {
            throw wrongType(node, field, "a mapping");
        }
        Map<String, Entry> known = new LinkedHashMap<>();
        for (Entry entry : spelledTwice(mapping, shape) ? sorted(mapping) : mapping.entries()) {
            Shape.Field target = shape.field(entry.name());
            if (target == null) {
                unknown(entry, shape);
                continue;
            }
            Node value = value(entry.value(), target.type(), target.name());
            if (value != null) {
                Scalar key = Scalar.string(target.name(), entry.key().origin());
                Entry before = known.get(target.name());
                known.put(target.name(), new Entry(key, before == null ? value : over(before.value(), value)));
                if (before != null && !(value instanceof Mapping)) {
                    notices.note(Fault.of(
                                    FaultKind.FIELD_IGNORED,
                                    before.key().span(),
                                    "\"" + before.name() + "\" is given in another spelling too, and only that counts")
                            .related(key.span(), "this one counts"));
                }
            }
        }
        return new Mapping(List.copyOf(known.values()), node.origin());
    }

    private static boolean spelledTwice(Mapping mapping, Shape shape) {
        Set<Shape.Field> seen = new HashSet<>();
        return mapping.entries().stream()
                .map(entry -> shape.field(entry.name()))
                .anyMatch(field -> field != null && !seen.add(field));
    }

    /** The entries in the order in which they come to the decoder: YAML goes through JSON with sorted keys (sigs.k8s.io/yaml 1.6.0). */
    private static List<Entry> sorted(Mapping mapping) {
        return mapping.entries().stream()
                .sorted(Comparator.comparing(Entry::name))
                .toList();
    }

    /** A value decoded where another one is: Go fills maps, structs and the items of lists further (encoding/json of Go 1.25). */
    private static Node over(Node before, Node value) {
        if (before instanceof Mapping old && value instanceof Mapping mapping) {
            Mapping all = old;
            for (Entry entry : mapping.entries()) {
                Node inner = old.value(entry.name());
                all = all.with(inner == null ? entry : entry.withValue(over(inner, entry.value())));
            }
            return all;
        }
        if (before instanceof Sequence old && value instanceof Sequence sequence) {
            List<Node> items = new ArrayList<>(sequence.items());
            for (int i = 0; i < Math.min(items.size(), old.items().size()); i++) {
                items.set(i, over(old.items().get(i), items.get(i)));
            }
            return sequence.withItems(items);
        }
        return value;
    }

    private void unknown(Entry entry, Shape shape) {
        String sentence = "\"" + entry.name() + "\" is not a field of " + shape.name();
        String nearest = Spelling.nearest(
                entry.name(),
                shape.fields().values().stream().map(Shape.Field::name).toList());
        if (strict) {
            Failed failed = Failed.because(Cause.UNKNOWN_FIELD, entry.key().span(), sentence);
            throw nearest == null ? failed : failed.hint("did you mean \"" + nearest + "\"?");
        }
        Fault passed = Fault.of(
                FaultKind.FIELD_IGNORED, entry.key().span(), sentence + ", and Flux passes over it without a word");
        notices.note(nearest == null ? passed : passed.hint("did you mean \"" + nearest + "\"?"));
    }

    private Sequence list(Node node, String type, String field) {
        if (!(node instanceof Sequence sequence)) {
            throw wrongType(node, field, "a list");
        }
        List<Node> items = new ArrayList<>();
        for (Node item : sequence.items()) {
            Node value = value(item, type, field);
            items.add(value != null ? value : absent(item, type));
        }
        return new Sequence(items, node.origin());
    }

    private Mapping pairs(Node node, String type, String field) {
        if (!(node instanceof Mapping mapping)) {
            throw wrongType(node, field, "a mapping");
        }
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            Node value = value(entry.value(), type, field + "." + entry.name());
            Scalar key = Scalar.string(entry.name(), entry.key().origin());
            entries.add(new Entry(key, value != null ? value : absent(entry.value(), type)));
        }
        return new Mapping(entries, node.origin());
    }

    /** What Go puts where null is written: the zero value of the type. */
    private static Node absent(Node node, String type) {
        return Shape.exists(type) ? new Mapping(List.of(), node.origin()) : Scalar.string("", node.origin());
    }

    private Scalar string(Node node, String field) {
        if (!(node instanceof Scalar scalar)) {
            throw wrongType(node, field, "text");
        }
        Kind kind = kind(scalar);
        if (!converting && kind != Kind.STRING) {
            throw wrongType(node, field, "text").hint("put the value in quotes");
        }
        if (scalar.kind() == Kind.STRING && (kind == Kind.STRING || !converting)) {
            return scalar;
        }
        String text = kind == Kind.STRING
                ? scalar.text()
                : Numbers.canonical(Scalar.of(scalar.text(), kind, scalar.origin()));
        return new Scalar(text, Kind.STRING, scalar.style(), scalar.origin(), scalar.sealed());
    }

    private Scalar bool(Node node, String field) {
        if (node instanceof Scalar scalar && kind(scalar) == Kind.BOOL) {
            Scalar typed = Scalar.of(scalar.text(), Kind.BOOL, scalar.origin());
            return Scalar.of(Numbers.canonical(typed), Kind.BOOL, scalar.origin());
        }
        throw wrongType(node, field, "true or false");
    }

    private static Scalar integer(Node node, String field) {
        if (node instanceof Scalar scalar && (scalar.kind() == Kind.INT || scalar.kind() == Kind.FLOAT)) {
            String number = Numbers.canonical(scalar);
            if (number.matches("-?[0-9]{1,18}")) {
                return Scalar.of(number, Kind.INT, scalar.origin());
            }
        }
        throw wrongType(node, field, "a whole number");
    }

    private Kind kind(Scalar scalar) {
        boolean plain =
                scalar.style() == Style.PLAIN && scalar.kind() == Kind.STRING && scalar.origin() instanceof Written;
        return plain ? typing.apply(scalar.text()) : scalar.kind() == Kind.TIMESTAMP ? Kind.STRING : scalar.kind();
    }

    private static Failed wrongType(Node node, String field, String wanted) {
        return Failed.because(Cause.FIELD_TYPE, node.span(), "\"" + field + "\" must be " + wanted);
    }

    private static String inner(String type) {
        return type.substring(1, type.length() - 1);
    }
}
