package dev.sluice.build.kustomize.patch;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of RFC 6902 operations, with the habits of evanphx/json-patch 4.13.0: {@code replace} adds a missing key, negative
 * indexes count from the end, the text before the first slash of a pointer does not matter.
 */
public final class JsonPatch {
    private static final String FAILED = "json-patch-failed";

    private final List<Mapping> operations;

    private JsonPatch(List<Mapping> operations) {
        this.operations = operations;
    }

    /**
     * Reads a patch.
     *
     * @param root the document that the text holds
     * @param text the text; if it starts with a bracket it is read as JSON, else as YAML 1.1
     * @throws PatchRejected if it is not a list of operations; what the operations hold is looked at when they are applied
     */
    public static JsonPatch parse(Node root, String text) {
        boolean json = text.startsWith("[");
        if (!(root instanceof Sequence list) || (json && !JsonText.isJson(root, text))) {
            throw new PatchRejected("patch-invalid", root.span(), "not a list of JSON patch operations");
        }
        return new JsonPatch(list.items().stream()
                .map(item -> operation(json ? item : JsonText.fromYaml(item)))
                .toList());
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /**
     * Applies all operations in order.
     *
     * @throws PatchRejected if one of them does not apply
     */
    public Mapping apply(Mapping target) {
        Mapping changed = target;
        for (Mapping operation : operations) {
            changed = apply(operation, changed);
        }
        return (Mapping) JsonText.rounded(changed);
    }

    private static Mapping operation(Node item) {
        if (item instanceof Mapping mapping) {
            return mapping;
        }
        throw new PatchRejected("patch-invalid", item.span(), "an operation is a mapping with op and path");
    }

    private static Mapping apply(Mapping operation, Mapping target) {
        String kind = operation.value("op") instanceof Scalar op && op.isString() ? op.text() : "unknown";
        return switch (kind) {
            case "add" -> add(target, pointer(operation, "path"), value(operation));
            case "remove" -> remove(target, pointer(operation, "path"));
            case "replace" -> replace(target, operation);
            case "move" -> {
                Pointer from = pointer(operation, "from");
                Node moved = from.find(target);
                yield add(remove(target, from), pointer(operation, "path"), taken(moved, from));
            }
            case "copy" -> {
                Pointer from = pointer(operation, "from");
                yield add(target, pointer(operation, "path"), taken(from.find(target), from));
            }
            case "test" -> test(target, operation);
            default -> throw new PatchRejected(FAILED, operation.span(), "there is no operation \"" + kind + "\"");
        };
    }

    private static Pointer pointer(Mapping operation, String field) {
        if (operation.value(field) instanceof Scalar text && text.isString()) {
            return new Pointer(text);
        }
        throw new PatchRejected(FAILED, operation.span(), "the operation has no " + field);
    }

    private static Mapping add(Mapping target, Pointer path, Node value) {
        return path.edit(target, (container, key) -> {
            if (container instanceof Mapping mapping) {
                return set(mapping, key, value, path);
            }
            List<Node> items = new ArrayList<>(((Sequence) container).items());
            items.add(key.equals("-") ? items.size() : path.index(key, items.size() + 1), Added.by(value, null));
            return ((Sequence) container).withItems(items);
        });
    }

    private static Mapping remove(Mapping target, Pointer path) {
        return path.edit(target, (container, key) -> {
            if (container instanceof Mapping mapping) {
                if (!mapping.has(key)) {
                    throw path.missing();
                }
                return mapping.without(key);
            }
            List<Node> items = new ArrayList<>(((Sequence) container).items());
            items.remove(path.index(key, items.size()));
            return ((Sequence) container).withItems(items);
        });
    }

    private static Mapping replace(Mapping target, Mapping operation) {
        Pointer path = pointer(operation, "path");
        Node value = value(operation);
        if (path.isRoot()) {
            if (value instanceof Mapping whole) {
                return (Mapping) Added.by(whole, target);
            }
            throw new PatchRejected(FAILED, value.span(), "an object can only be replaced by a mapping");
        }
        return path.edit(target, (container, key) -> {
            if (container instanceof Mapping mapping) {
                return set(mapping, key, value, path);
            }
            List<Node> items = new ArrayList<>(((Sequence) container).items());
            int index = path.index(key, items.size());
            items.set(index, Added.by(value, items.get(index)));
            return ((Sequence) container).withItems(items);
        });
    }

    private static Mapping test(Mapping target, Mapping operation) {
        Pointer path = pointer(operation, "path");
        Node wanted = value(operation);
        Node found = path.isRoot() ? target : path.find(target);
        boolean equal = found == null ? StrategicMerge.isNull(wanted) : JsonText.equal(found, wanted);
        if (!equal) {
            throw new PatchRejected(FAILED, path.span(), "the test of " + path + " fails");
        }
        return target;
    }

    private static Mapping set(Mapping mapping, String key, Node value, Pointer path) {
        Scalar written = Scalar.string(key, path.origin());
        return mapping.with(new Mapping.Entry(written, Added.by(value, mapping.value(key))));
    }

    /** The value of an operation; one without a value means null. */
    private static Node value(Mapping operation) {
        Node value = operation.value("value");
        return value == null ? Scalar.of("null", Scalar.Kind.NULL, operation.origin()) : value;
    }

    private static Node taken(@Nullable Node found, Pointer from) {
        return found == null
                ? Scalar.of("null", Scalar.Kind.NULL, from.origin())
                : found.withOrigin(new Origin.Patched(from.origin(), found.origin()));
    }
}
