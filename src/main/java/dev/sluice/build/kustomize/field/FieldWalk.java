package dev.sluice.build.kustomize.field;

import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Changes the fields that a {@link FieldSpec} names (kustomize api 0.21.2, filters/fieldspec/fieldspec.go). */
public final class FieldWalk {
    private static final String ERROR_CLASS = "field-type";

    /** What looks up an item of a list, whatever the node is (kyaml 0.21.2, yaml/fns.go, PathGetter). */
    private static final Pattern OF_LISTS = Pattern.compile("[-+]?[0-9]{1,18}|-|\\*|\\[.*]");

    private final FieldSpec spec;
    private final List<String> path;
    private final @Nullable Node missing;
    private final UnaryOperator<Node> change;

    private FieldWalk(FieldSpec spec, @Nullable Node missing, UnaryOperator<Node> change) {
        this.spec = spec;
        this.path = split(spec.path());
        this.missing = missing;
        this.change = change;
    }

    /**
     * Changes the fields that are there.
     *
     * @param change gets the node at the end of the path and gives what stands there from now on
     * @throws PatchRejected if the path leads through a single value
     */
    public static Mapping existing(Mapping root, FieldSpec spec, UnaryOperator<Node> change) {
        return creating(root, spec, null, change);
    }

    /**
     * Changes the fields that are there and makes those that are missing, if the spec says so.
     *
     * @param missing what a missing field holds before it is changed; null to leave it out
     */
    public static Mapping creating(Mapping root, FieldSpec spec, @Nullable Node missing, UnaryOperator<Node> change) {
        return spec.selects(ResourceId.of(root)) ? (Mapping) new FieldWalk(spec, missing, change).walk(root, 0) : root;
    }

    private Node walk(Node node, int depth) {
        if (depth == path.size()) {
            return change.apply(node);
        }
        if (node instanceof Mapping mapping) {
            return map(mapping, depth);
        }
        if (node instanceof Sequence sequence) {
            return list(sequence, depth);
        }
        if (((Scalar) node).isNull()) {
            return node;
        }
        throw new PatchRejected(
                ERROR_CLASS, node.span(), "\"" + spec.path() + "\" leads through a value that is no mapping or list");
    }

    private Sequence list(Sequence sequence, int depth) {
        List<Node> items = new ArrayList<>(sequence.items().size());
        boolean changed = false;
        for (Node item : sequence.items()) {
            Node walked = walk(item, depth);
            changed |= walked != item;
            items.add(walked);
        }
        return changed ? sequence.withItems(items) : sequence;
    }

    private Mapping map(Mapping mapping, int depth) {
        String key = path.get(depth);
        boolean list = key.endsWith("[]");
        String name = list ? key.substring(0, key.length() - 2) : key;
        if (name.isEmpty()) {
            throw new PatchRejected(ERROR_CLASS, mapping.span(), "\"" + spec.path() + "\" has an empty key");
        }
        if (OF_LISTS.matcher(name).matches()) {
            throw new PatchRejected(
                    ERROR_CLASS, mapping.span(), "\"" + name + "\" is for lists, and here is a mapping");
        }
        Node found = mapping.value(name);
        boolean creates = spec.create() && missing != null && !list;
        if (list && found != null && isNull(found)) {
            return mapping.with(name, new Sequence(List.of(), found.origin()));
        }
        Node field = found == null || (isNull(found) && creates) ? made(creates, depth) : found;
        if (field == null) {
            return mapping;
        }
        Node changed = walk(field, depth + 1);
        return changed == found ? mapping : mapping.with(name, changed);
    }

    private @Nullable Node made(boolean creates, int depth) {
        if (!creates || missing == null) {
            return null;
        }
        return depth == path.size() - 1 ? missing : new Mapping(List.of(), missing.origin());
    }

    /** What a missing text holds before it is set. */
    public static Scalar noText(Origin origin) {
        return Scalar.of("", Kind.STRING, origin);
    }

    private static boolean isNull(Node node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    /** The keys of a path; a slash after a backslash belongs to its key (kyaml 0.21.2, utils/pathsplitter.go). */
    private static List<String> split(String path) {
        List<String> keys = new ArrayList<>();
        String[] parts = path.split("/", -1);
        for (int i = parts.length > 1 && parts[0].isEmpty() ? 1 : 0; i < parts.length; i++) {
            int last = keys.size() - 1;
            if (last >= 0 && keys.get(last).endsWith("\\")) {
                String start = keys.get(last);
                keys.set(last, start.substring(0, start.length() - 1) + "/" + parts[i]);
            } else {
                keys.add(parts[i]);
            }
        }
        return keys;
    }
}
