package dev.sluice.validate.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.finding.Wording;
import dev.sluice.model.Knowledge;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges names, labels and annotations, of objects and of the templates inside them. */
final class MetadataCheck {
    /** k8s.io/apimachinery 0.36, pkg/api/validation/objectmeta.go. */
    private static final int ANNOTATIONS_LIMIT = 256 * 1024;

    private final Words words;
    private final Violations found;

    MetadataCheck(Words words, Violations found) {
        this.words = words;
        this.found = found;
    }

    /** Labels and annotations. */
    void check(Visit visit, Mapping metadata) {
        if (metadata.value("labels") instanceof Mapping labels) {
            for (Mapping.Entry label : labels.entries()) {
                FieldPath path = visit.path().key("labels").key(label.name());
                checkKey(label, path, Names::wrongKey);
                checkText(label.value(), path, Names::wrongLabelValue);
            }
        }
        if (metadata.value("annotations") instanceof Mapping annotations) {
            FieldPath path = visit.path().key("annotations");
            annotations
                    .entries()
                    .forEach(entry -> checkKey(
                            entry, path.key(entry.name()), key -> Names.wrongKey(key.toLowerCase(Locale.ROOT))));
            checkSize(annotations, path);
        }
    }

    /** The name of an object and its namespace. */
    void checkIdentity(KindEntry kind, Mapping root, dev.sluice.text.Span place) {
        @Nullable Node name = root.at("metadata.name").orElse(null);
        FieldPath metadata = FieldPath.ROOT.key("metadata");
        boolean generated = root.at("metadata.generateName").isPresent();
        if (name == null
                || (name instanceof Scalar scalar
                        && (scalar.isNull() || scalar.text().isEmpty()))) {
            if (!generated) {
                found.at(name == null ? place : name.span(), kind.kind() + " needs a name in \"metadata.name\"");
            }
            return;
        }
        checkText(name, metadata.key("name"), text -> Names.wrong(text, Names.form(kind)));
        root.at("metadata.namespace")
                .filter(node -> !(node instanceof Scalar scalar && scalar.text().isEmpty()))
                .ifPresent(node ->
                        checkText(node, metadata.key("namespace"), text -> Names.wrong(text, Names.Form.LABEL)));
    }

    private void checkKey(Mapping.Entry entry, FieldPath path, Function<String, Optional<String>> wrong) {
        if (!Knowledge.isTemplated(entry.name())) {
            wrong.apply(entry.name())
                    .ifPresent(why -> found.at(entry.key().span(), "\"" + path + "\" has a key " + why));
        }
    }

    private void checkText(Node node, FieldPath path, Function<String, Optional<String>> wrong) {
        if (node instanceof Scalar scalar && scalar.isString() && Certain.is(scalar)) {
            wrong.apply(scalar.text())
                    .ifPresent(why -> found.at(scalar, "\"" + path + "\" is " + words.quoted(scalar) + ", " + why));
        }
    }

    private void checkSize(Mapping annotations, FieldPath path) {
        long size = 0;
        for (Mapping.Entry entry : annotations.entries()) {
            size += entry.name().getBytes(UTF_8).length;
            size += entry.value() instanceof Scalar scalar ? scalar.text().getBytes(UTF_8).length : 0;
        }
        if (size > ANNOTATIONS_LIMIT) {
            found.at(
                    annotations.entries().get(0).key().span(),
                    Wording.format("\"%s\" holds %d bytes, but may hold %d at most", path, size, ANNOTATIONS_LIMIT));
        }
    }
}
