package dev.sluice.build.kustomize.field;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An entry of {@code images}: other names, tags and digests for images (kustomize api 0.21.2, filters/imagetag). */
public final class ImageTag {
    private static final String REST = "(:[a-zA-Z0-9_.{}-]*)?(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?$";

    private final Mapping entry;
    private final Optional<Pattern> pattern;

    private ImageTag(Mapping entry, Optional<Pattern> pattern) {
        this.entry = entry;
        this.pattern = pattern;
    }

    /** Reads a decoded entry; a name that is no regular expression matches nothing. */
    public static ImageTag of(Mapping entry) {
        return new ImageTag(entry, compile("^" + text(entry, "name") + REST));
    }

    /** Whether the entry is for an image. */
    public boolean matches(String image) {
        return pattern.isPresent() && pattern.get().matcher(image).find();
    }

    /**
     * An object with {@code image} changed in the items of every list called {@code containers} or {@code initContainers},
     * wherever it is.
     *
     * @param change gives an image after the change, as {@link #set} does
     * @throws PatchRejected if such a list holds something that cannot have an image
     */
    public Mapping inContainers(Mapping object, UnaryOperator<Node> change) {
        return (Mapping) walk(object, change);
    }

    /** The name of an image, without tag and digest. */
    public static String name(String image) {
        return Reference.of(image).name();
    }

    /**
     * An image after the change; the same one if the entry is not for it.
     *
     * @throws PatchRejected if the node is no single value
     */
    public Node set(Node image) {
        if (!(image instanceof Scalar scalar)) {
            throw new PatchRejected("field-type", image.span(), "an image is a single value");
        }
        return matches(scalar.text()) ? Written.over(scalar, changed(scalar.text()), origin(scalar)) : scalar;
    }

    private static Node walk(Node node, UnaryOperator<Node> change) {
        if (node instanceof Sequence sequence) {
            List<Node> items =
                    sequence.items().stream().map(item -> walk(item, change)).toList();
            return items.equals(sequence.items()) ? sequence : sequence.withItems(items);
        }
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        List<Mapping.Entry> entries = new ArrayList<>();
        for (Mapping.Entry field : mapping.entries()) {
            Node value = walk(field.value(), change);
            boolean containers =
                    field.name().equals("containers") || field.name().equals("initContainers");
            entries.add(field.withValue(containers && value instanceof Sequence list ? inItems(list, change) : value));
        }
        return entries.equals(mapping.entries()) ? mapping : mapping.withEntries(entries);
    }

    private static Sequence inItems(Sequence list, UnaryOperator<Node> change) {
        List<Node> items = new ArrayList<>();
        for (Node item : list.items()) {
            if (item instanceof Mapping container) {
                Node image = container.value("image");
                items.add(image == null ? container : container.with("image", change.apply(image)));
            } else if (item instanceof Scalar scalar && scalar.isNull()) {
                items.add(item);
            } else {
                throw new PatchRejected("field-type", item.span(), "a container is a mapping");
            }
        }
        return list.withItems(items);
    }

    private String changed(String image) {
        Reference old = Reference.of(image);
        String name = text(entry, "newName");
        String newTag = text(entry, "newTag");
        String digest = text(entry, "digest");
        String suffix = text(entry, "tagSuffix");
        Reference changed = new Reference(name.isEmpty() ? old.name() : name, old.tag(), old.digest());
        if (!newTag.isEmpty() || !digest.isEmpty()) {
            changed = new Reference(changed.name(), newTag, digest);
        } else if (!suffix.isEmpty()) {
            changed = new Reference(changed.name(), old.tag() + suffix, "");
        }
        return changed.toString();
    }

    private Origin origin(Scalar replaced) {
        Span span = entry.span();
        for (String field : List.of("newName", "tagSuffix", "digest", "newTag")) {
            Node value = entry.value(field);
            span = value == null || text(entry, field).isEmpty() ? span : value.span();
        }
        return new Origin.Transformed("images", span, replaced.origin());
    }

    private static String text(Mapping entry, String field) {
        return entry.value(field) instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
    }

    private static Optional<Pattern> compile(String expression) {
        try {
            return Optional.of(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** The parts of an image reference; what is missing is empty. */
    private record Reference(String name, String tag, String digest) {
        static Reference of(String image) {
            int start = Math.max(image.indexOf('/'), 0);
            int at = image.indexOf('@', start);
            int colon = image.indexOf(':', start);
            int end = at < 0 ? image.length() : at;
            String digest = at < 0 ? "" : image.substring(at + 1);
            boolean tagged = colon >= 0 && colon < end;
            return new Reference(
                    image.substring(0, tagged ? colon : end), tagged ? image.substring(colon + 1, end) : "", digest);
        }

        @Override
        public String toString() {
            return name + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
        }
    }
}
