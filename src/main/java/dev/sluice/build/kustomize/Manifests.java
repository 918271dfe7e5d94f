package dev.sluice.build.kustomize;

import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Rejection;
import dev.sluice.yaml.Rejection.Reason;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the objects of a manifest (kustomize api 0.21.2, resource/factory.go; kyaml 0.21.2, kio/byteio_reader.go). */
final class Manifests {
    private static final Pattern SEPARATOR = Pattern.compile("\\n---(.*)\\n");
    /** What go-yaml v3 reads into nodes without a word. */
    private static final Set<Reason> HARMLESS = Set.of(Reason.DUPLICATE_KEY, Reason.BYTE_ORDER_MARK);

    private Manifests() {}

    /** The objects of a manifest in order, lists taken apart. A repeated key only shows when kustomize prints the object. */
    static List<Item> items(YamlFile file) {
        refuseRepeats(file);
        return patches(file);
    }

    /** Fails if a key is repeated or the text is not YAML that kustomize can read. */
    static void refuseRepeats(YamlFile file) {
        for (Rejection rejection : file.rejections()) {
            if (rejection.reason() == Reason.DUPLICATE_KEY) {
                throw refused(rejection);
            }
        }
        refuseUnreadable(file);
    }

    /** The objects of a patch in order, lists taken apart; a repeated key does no harm there. */
    static List<Item> patches(YamlFile file) {
        refuseUnreadable(file);
        List<Node> roots = file.documents();
        if (roots.size() == 1
                && isPlainList(roots.get(0))
                && roots.get(0).child("items") instanceof Sequence sequence) {
            roots = sequence.items();
        }
        List<Item> items = new ArrayList<>();
        for (Node root : roots) {
            collect(root, items);
        }
        return items;
    }

    /** Fails if the text is not YAML that kustomize can read. */
    static void refuseUnreadable(YamlFile file) {
        for (Rejection rejection : file.rejections()) {
            if (!HARMLESS.contains(rejection.reason())) {
                throw refused(rejection);
            }
        }
        Matcher separator = SEPARATOR.matcher(file.lines().text().replace("\r\n", "\n"));
        while (separator.find()) {
            String rest = separator.group(1).strip();
            if (!rest.isEmpty() && !rest.startsWith("#")) {
                throw Failed.because(
                        Cause.YAML_SYNTAX,
                        Span.startOf(file.path()),
                        "\"---\" is followed by \"" + rest + "\" on its line");
            }
        }
    }

    private static Failed refused(Rejection rejection) {
        Failed failed = Failed.because(Cause.YAML_SYNTAX, rejection.span(), rejection.detail());
        return rejection.first().isPresent() ? failed.related(rejection.first().get(), "given here first") : failed;
    }

    private static boolean isPlainList(Node root) {
        String kind = root.text("kind").orElse("");
        return kind.equals("List") || kind.equals("ResourceList");
    }

    private static void collect(Node root, List<Item> into) {
        if (isNothing(root)) {
            return;
        }
        Mapping object = identified(root);
        if (object.text("kind").orElse("").endsWith("List") && object.has("items")) {
            if (object.value("items") instanceof Sequence sequence) {
                sequence.items().forEach(item -> collect(item, into));
            } else if (!isNothing(object.value("items"))) {
                throw Failed.because(Cause.MISSING_IDENTITY, object.span(), "\"items\" of a list must be a list");
            }
        } else {
            into.add(InternalNotes.item(object));
        }
    }

    /** The object if it has a kind and a name, without which kustomize takes nothing. */
    static Mapping identified(Node root) {
        if (!(root instanceof Mapping object)) {
            throw Failed.because(Cause.MISSING_IDENTITY, root.span(), "this is no object: it has no kind and no name");
        }
        String kind = object.text("kind").orElse("");
        if (kind.isEmpty()) {
            throw Failed.because(Cause.MISSING_IDENTITY, root.span(), "the object has no kind");
        }
        if (!kind.endsWith("List") && object.text("metadata.name").orElse("").isEmpty()) {
            Failed failed =
                    Failed.because(Cause.MISSING_IDENTITY, root.span(), "the " + kind + " has no metadata.name");
            throw object.at("metadata.generateName").isPresent()
                    ? failed.hint("kustomize needs a name; generateName is not enough")
                    : failed;
        }
        return object;
    }

    private static boolean isNothing(@org.jspecify.annotations.Nullable Node node) {
        return node == null
                || (node instanceof Scalar scalar
                        && (scalar.isNull() || scalar.text().isEmpty()))
                || (node instanceof Mapping mapping && mapping.isEmpty())
                || (node instanceof Sequence sequence && sequence.items().isEmpty());
    }
}
