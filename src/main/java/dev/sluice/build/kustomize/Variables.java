package dev.sluice.build.kustomize;

import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The vars of a build and their values (kustomize api 0.21.2, types/var.go, internal/accumulator/resaccumulator.go). */
final class Variables {
    private static final Pattern INDEXED = Pattern.compile("^(.*)\\[(\\d+)\\]$");

    private final Map<String, Mapping> declared = new TreeMap<>(Texts.BYTE_ORDER);

    /** Takes over the vars of a base; two of one name are an error. */
    void addAll(Variables others) {
        others.declared.values().forEach(this::declare);
    }

    /** Declares the vars of a kustomization file and notes on each object which ones read from it. */
    void declare(KustomizationFile file, Objects objects) {
        for (Mapping variable : file.mappings("vars")) {
            note(variable, objects);
        }
        file.mappings("vars").forEach(this::declare);
    }

    private void declare(Mapping variable) {
        Mapping before = declared.putIfAbsent(name(variable), variable);
        if (before != null) {
            throw Failed.because(
                            Cause.VAR_CONFLICT, variable.span(), "var \"" + name(variable) + "\" is declared twice")
                    .related(before.span(), "declared here already");
        }
    }

    private static void note(Mapping variable, Objects objects) {
        ResourceId target = target(variable);
        Predicate<ResourceId> fits =
                target.namespace().isEmpty() ? id -> Scope.sameButNamespace(target, id) : id -> sameWhere(target, id);
        List<Integer> matches = objects.withAnyId(fits);
        if (matches.size() > 1) {
            throw Failed.because(
                            Cause.VAR_CONFLICT,
                            variable.span(),
                            "var \"" + name(variable) + "\" fits " + matches.size() + " objects")
                    .hint("add the namespace to its objref");
        }
        if (matches.size() == 1) {
            objects.set(matches.get(0), objects.get(matches.get(0)).readBy(name(variable)));
        }
    }

    private static boolean sameWhere(ResourceId target, ResourceId id) {
        return Scope.sameButNamespace(target, id) && plainNamespace(target).equals(Scope.namespace(id));
    }

    /** The objref's kind is not looked up, so that a namespace on a cluster-wide kind matches nothing. */
    private static String plainNamespace(ResourceId target) {
        return target.namespace().isEmpty() || target.namespace().equals("default") ? "default" : target.namespace();
    }

    private static ResourceId target(Mapping variable) {
        Node objref = variable.value("objref");
        Mapping reference = objref instanceof Mapping mapping ? mapping : new Mapping(List.of(), variable.origin());
        String apiVersion = KustomizationFile.textOrEmpty(reference, "apiVersion");
        String group = KustomizationFile.textOrEmpty(reference, "group");
        String version = KustomizationFile.textOrEmpty(reference, "version");
        String[] parts = apiVersion.split("/", -1);
        if (!apiVersion.isEmpty() && parts.length <= 2) {
            group = parts.length == 2 ? parts[0] : group;
            version = parts[parts.length - 1];
        }
        return new ResourceId(
                group,
                version,
                KustomizationFile.textOrEmpty(reference, "kind"),
                KustomizationFile.textOrEmpty(reference, "namespace"),
                KustomizationFile.textOrEmpty(reference, "name"));
    }

    private static String name(Mapping variable) {
        return KustomizationFile.textOrEmpty(variable, "name");
    }

    /** The value of every var; one that reads from nothing is an error. */
    Map<String, Scalar> values(Objects objects) {
        Map<String, Scalar> values = new TreeMap<>(Texts.BYTE_ORDER);
        for (Map.Entry<String, Mapping> variable : declared.entrySet()) {
            Node value = value(variable.getValue(), objects);
            if (value instanceof Scalar scalar) {
                values.put(variable.getKey(), scalar);
            }
        }
        return values;
    }

    private static Node value(Mapping variable, Objects objects) {
        Optional<Item> source = objects.items().stream()
                .filter(item -> item.variables().contains(name(variable)))
                .findFirst();
        if (source.isEmpty()) {
            throw Failed.because(
                    Cause.VAR_UNRESOLVED,
                    variable.span(),
                    "var \"" + name(variable) + "\" reads from an object that is not there");
        }
        String path = variable.text("fieldref.fieldPath")
                .filter(text -> !text.isEmpty())
                .orElse("metadata.name");
        Node value = find(source.get().root(), path);
        if (value == null) {
            throw Failed.because(
                    Cause.VAR_UNRESOLVED,
                    variable.span(),
                    "\"" + path + "\" of var \"" + name(variable) + "\" is not in "
                            + source.get().id());
        }
        return value;
    }

    private static @Nullable Node find(Node root, String path) {
        Node node = root;
        for (String segment : Paths.split(path)) {
            Matcher indexed = INDEXED.matcher(segment);
            if (indexed.matches()) {
                node = indexed.group(1).isEmpty() || node == null ? node : node.child(indexed.group(1));
                node = item(node, indexed.group(2));
            } else {
                node = node instanceof Sequence ? item(node, segment) : node == null ? null : node.child(segment);
            }
        }
        return node;
    }

    private static @Nullable Node item(@Nullable Node node, String index) {
        return node instanceof Sequence sequence
                        && index.matches("\\d{1,8}")
                        && Integer.parseInt(index) < sequence.items().size()
                ? sequence.items().get(Integer.parseInt(index))
                : null;
    }

    /**
     * A text with every {@code $(NAME)} of a var replaced; a text that is nothing but one takes the type of the value
     * (kustomize api 0.21.2, filters/refvar/expand.go).
     */
    static Scalar expanded(Scalar text, Map<String, Scalar> values) {
        StringBuilder result = new StringBuilder();
        String input = text.text();
        Origin origin = null;
        int checkpoint = 0;
        int cursor = 0;
        while (cursor + 1 < input.length()) {
            if (input.charAt(cursor) != '$') {
                cursor++;
                continue;
            }
            result.append(input, checkpoint, cursor);
            int close = input.charAt(cursor + 1) == '(' ? input.indexOf(')', cursor) : -1;
            if (close > 0) {
                Scalar value = values.get(input.substring(cursor + 2, close));
                origin = value == null ? origin : new Origin.Transformed("vars", value.span(), text.origin());
                if (value != null && cursor == 0 && close == input.length() - 1) {
                    return typed(value, new Origin.Transformed("vars", value.span(), text.origin()));
                }
                result.append(value == null ? input.substring(cursor, close + 1) : value.text());
                cursor = close + 1;
            } else {
                result.append(input.charAt(cursor + 1) == '$' ? "$" : input.substring(cursor, cursor + 2));
                cursor += 2;
            }
            checkpoint = cursor;
        }
        result.append(input.substring(checkpoint));
        return result.toString().equals(input)
                ? text
                : new Scalar(
                        result.toString(), Kind.STRING, text.style(), origin == null ? text.origin() : origin, null);
    }

    private static Scalar typed(Scalar value, Origin origin) {
        Kind kind = value.kind() == Kind.NULL || value.kind() == Kind.TIMESTAMP ? Kind.STRING : value.kind();
        return Scalar.of(value.text(), kind, origin);
    }
}
