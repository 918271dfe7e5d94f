package dev.sluice.build.kustomize.patch;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.Typing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Strategic merge as kyaml 0.21.2 does it (yaml/walk, yaml/merge2). It walks the whole target, not only what the patch
 * names: empty values go away and lists with merge keys lose their repeats everywhere.
 */
public final class StrategicMerge {
    private final MergeSchema schema;

    private StrategicMerge(MergeSchema schema) {
        this.schema = schema;
    }

    /**
     * Merges a patch over an object.
     *
     * @return the object as patched, null if the patch deletes it
     * @throws PatchRejected if a value of the patch is of another type than the target's, or a directive is unknown
     */
    public static @Nullable Mapping merge(Mapping target, Mapping patch, MergeSchema schema) {
        return switch (known(patch)) {
            case DELETE -> null;
            // The result of the replacement is lost: api 0.21.2, resource/resource.go, ApplyFilter looks only at what
            // changed in place.
            case REPLACE -> target;
            default -> {
                StrategicMerge merge = new StrategicMerge(schema);
                yield merge.fields(target, Directive.strip(patch), merge.shape(null, target, patch));
            }
        };
    }

    /**
     * Merges one value.
     *
     * @param target what is there, null if nothing is
     * @param patch what the patch says, null if it says nothing; the same object as the target for a value that the patch
     *     added, whose own directives still count
     * @param inherited what the schema says of the value
     * @return the merged value, null for none
     */
    @Nullable
    Node walk(@Nullable Node target, @Nullable Node patch, @Nullable MergeShape inherited) {
        Node there = present(target);
        Node said = present(patch);
        if (there != null && said != null && !there.getClass().equals(said.getClass())) {
            throw new PatchRejected("field-type", said.span(), "the patch changes the type of a value");
        }
        Node leading = there != null ? there : said;
        if (leading instanceof Sequence) {
            return list((Sequence) there, patch, inherited);
        }
        if (leading instanceof Scalar) {
            return patch == null || patch == target ? target : said == null ? null : Added.by(said, target);
        }
        return map(target, patch, inherited);
    }

    private @Nullable Node map(@Nullable Node target, @Nullable Node patch, @Nullable MergeShape inherited) {
        if (!(target instanceof Mapping into)) {
            if (patch instanceof Mapping added) {
                return addition(added, target, inherited);
            }
            // A null that is spelled out outlives a merge, an empty value does not.
            boolean spelledOut = patch == null
                    && target instanceof Scalar scalar
                    && !scalar.text().isEmpty();
            return spelledOut ? target : null;
        }
        if (patch == null) {
            return fields(into, null, shape(inherited, into, null));
        }
        if (!(patch instanceof Mapping from)) {
            return null;
        }
        return switch (known(from)) {
            case DELETE -> null;
            case REPLACE ->
                patch == target ? self(Directive.strip(from), inherited) : addition(from, target, inherited);
            default ->
                patch == target
                        ? self(Directive.strip(from), inherited)
                        : fields(into, Directive.strip(from), shape(inherited, into, patch));
        };
    }

    private @Nullable Mapping addition(Mapping patch, @Nullable Node target, @Nullable MergeShape inherited) {
        Directive directive = Directive.of(patch);
        if (directive == Directive.DELETE) {
            return null;
        }
        Mapping added = directive == Directive.UNKNOWN ? patch : Directive.strip(patch);
        return self((Mapping) Added.by(added, target), inherited);
    }

    private Mapping self(Mapping added, @Nullable MergeShape inherited) {
        return fields(added, added, shape(inherited, added, added));
    }

    @SuppressWarnings("ReferenceEquality") // a value that the patch added is merged with itself, see walk
    private Mapping fields(Mapping target, @Nullable Mapping patch, @Nullable MergeShape shape) {
        List<Mapping.Entry> merged = new ArrayList<>();
        boolean changed = false;
        for (Mapping.Entry entry : target.entries()) {
            Node change = patch == null ? null : patch.value(entry.name());
            Node value = walk(entry.value(), change, field(shape, entry.name()));
            changed |= value != entry.value();
            if (value != null) {
                merged.add(entry.withValue(asWritten(entry.value(), value)));
            }
        }
        for (Mapping.Entry entry : patch == null || patch == target ? List.<Mapping.Entry>of() : patch.entries()) {
            if (!target.has(entry.name())) {
                Node value = walk(null, entry.value(), field(shape, entry.name()));
                changed |= value != null;
                if (value != null) {
                    merged.add(entry.withValue(value));
                }
            }
        }
        return changed ? target.withEntries(merged) : target;
    }

    private @Nullable Node list(@Nullable Sequence target, @Nullable Node patch, @Nullable MergeShape shape) {
        if (patch != null && isNull(patch)) {
            return null;
        }
        List<String> keys = shape == null ? null : shape.mergeKeys();
        if (shape == null || keys == null) {
            return patch == null || patch == target ? target : Added.by(patch, target);
        }
        if (!(patch instanceof Sequence from)) {
            return target == null ? null : join(target, null, shape, keys);
        }
        if (target == null) {
            return joinItself((Sequence) Added.by(from, null), shape, keys);
        }
        Sequence stripped = Directive.strip(from);
        return switch (Directive.of(from)) {
            case DELETE -> null;
            case UNKNOWN -> throw unknownDirective(from);
            case REPLACE -> joinItself(patch == target ? stripped : (Sequence) Added.by(stripped, target), shape, keys);
            case MERGE -> patch == target ? joinItself(stripped, shape, keys) : join(target, stripped, shape, keys);
        };
    }

    private Sequence join(Sequence target, @Nullable Sequence patch, MergeShape shape, List<String> keys) {
        return keys.isEmpty() ? union(target, patch) : new ListMerge(this, shape.items(), keys).join(target, patch);
    }

    private Sequence joinItself(Sequence added, MergeShape shape, List<String> keys) {
        return keys.isEmpty() ? union(added, null) : new ListMerge(this, shape.items(), keys).joinItself(added);
    }

    /** A set of scalars: what the patch names comes first. */
    private static Sequence union(Sequence target, @Nullable Sequence patch) {
        Map<String, Node> byText = new LinkedHashMap<>();
        for (Node item : patch == null ? List.<Node>of() : patch.items()) {
            byText.putIfAbsent(text(item), Added.by(item, null));
        }
        target.items().forEach(item -> byText.put(text(item), item));
        List<Node> items = List.copyOf(byText.values());
        return items.equals(target.items()) ? target : target.withItems(items);
    }

    private @Nullable MergeShape shape(@Nullable MergeShape inherited, @Nullable Node target, @Nullable Node patch) {
        if (inherited != null) {
            return inherited;
        }
        MergeShape found = target == null ? null : shapeOf(target);
        return found != null || patch == null ? found : shapeOf(patch);
    }

    private @Nullable MergeShape shapeOf(Node node) {
        return node instanceof Mapping mapping
                        && mapping.value("apiVersion") instanceof Scalar apiVersion
                        && mapping.value("kind") instanceof Scalar kind
                ? schema.shape(apiVersion.text(), kind.text())
                : null;
    }

    private static @Nullable MergeShape field(@Nullable MergeShape shape, String name) {
        return shape == null ? null : shape.field(name);
    }

    /** The text of a scalar as it is compared with others; empty for anything else. */
    static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    static boolean isNull(Node node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    /** The directive of a mapping, which must be a known one. */
    static Directive known(Mapping patch) {
        Directive directive = Directive.of(patch);
        if (directive == Directive.UNKNOWN) {
            throw unknownDirective(patch);
        }
        return directive;
    }

    private static PatchRejected unknownDirective(Node patch) {
        return new PatchRejected("patch-invalid", patch.span(), "unknown $patch directive");
    }

    private static @Nullable Node present(@Nullable Node node) {
        return node != null && !isNull(node) ? node : null;
    }

    /**
     * A value in the place of another: quotes of the old one stay, which makes a string of a number or a bool (kyaml 0.21.2,
     * yaml/fns.go, FieldSetter).
     */
    private static Node asWritten(Node old, Node value) {
        boolean quoted = old instanceof Scalar before
                && (before.style() != Scalar.Style.PLAIN
                        || (before.isString() && Typing.v2(before.text()) != Scalar.Kind.STRING));
        return quoted && value instanceof Scalar scalar && !scalar.isString() && !scalar.isSealed()
                ? Scalar.string(scalar.text(), scalar.origin())
                : value;
    }
}
