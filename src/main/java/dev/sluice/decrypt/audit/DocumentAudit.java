package dev.sluice.decrypt.audit;

import dev.sluice.decrypt.sops.CipherText;
import dev.sluice.decrypt.sops.Metadata;
import dev.sluice.decrypt.sops.Selection.Rule;
import dev.sluice.decrypt.sops.Value;
import dev.sluice.decrypt.store.Format;
import dev.sluice.decrypt.store.YamlStore;
import dev.sluice.model.FaultKind;
import dev.sluice.model.SourceFile;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.List;
import java.util.stream.Stream;

/** Looks at encrypted Kubernetes objects: Flux takes each document for itself, needs its identity, and drops its comments. */
final class DocumentAudit {
    private static final List<String> IDENTITY = List.of("apiVersion", "kind", "metadata.name", "metadata.namespace");

    /** Longer base64 may be wrapped in lines, as older tools do. */
    private static final int WRAPPED = 76;

    private final Observations seen;

    private DocumentAudit(Observations seen) {
        this.seen = seen;
    }

    static void look(SourceFile file, Format format, Metadata metadata, Observations seen) {
        if (format != Format.YAML && format != Format.JSON) {
            return;
        }
        YamlFile parsed = YamlParser.parse(file.path(), file.bytes());
        for (Node document : parsed.documents()) {
            if (document instanceof Mapping mapping && mapping.has("kind") && mapping.has("apiVersion")) {
                new DocumentAudit(seen).object(mapping, metadata);
            }
        }
    }

    private void object(Mapping object, Metadata metadata) {
        if (object.has(YamlStore.BLOCK)) {
            identity(object);
            comments(object, metadata);
        } else if (holdsCipherText(object)) {
            seen.add(
                    FaultKind.CIPHER_TEXT_KEPT,
                    object.span(),
                    "a document has lost its own sops block, so that Flux applies its cipher text",
                    "open the file with sops and save it, which writes the block into every document");
        }
        if (object.text("kind").filter("Secret"::equals).isPresent() && object.value("data") instanceof Mapping data) {
            data.entries().forEach(this::encoded);
        }
    }

    private void identity(Mapping object) {
        IDENTITY.stream()
                .flatMap(field -> object.at(field).stream()
                        .filter(DocumentAudit::isCipherText)
                        .map(value -> new Mapping.Entry(Scalar.string(field, value.origin()), value)))
                .findFirst()
                .ifPresent(entry -> seen.add(
                        FaultKind.IDENTITY_SEALED,
                        entry.value().span(),
                        "\"" + entry.name() + "\" is encrypted, by which kustomize and Flux know the object",
                        "narrow the rule in .sops.yaml, such as encrypted_regex: ^(data|stringData)$"));
    }

    /** kustomize-controller up to 1.9 judges comments that the build has dropped (internal/decryptor/decryptor.go). */
    private void comments(Mapping object, Metadata metadata) {
        Rule rule = metadata.selection().rule();
        if (rule == Rule.ENCRYPTED_COMMENT_REGEX || rule == Rule.UNENCRYPTED_COMMENT_REGEX) {
            seen.add(
                    FaultKind.CIPHER_TEXT_KEPT,
                    object.at("kind").orElse(object).span(),
                    "\"" + rule.field() + "\" chooses by comments, which are gone when Flux decrypts the object",
                    "choose by keys, with encrypted_regex");
        }
    }

    private void encoded(Mapping.Entry entry) {
        CipherText text = entry.value() instanceof Scalar scalar ? CipherText.parse(scalar.text()) : null;
        if (text != null
                && text.isReadable()
                && text.type() == Value.Type.STR
                && text.dataLength() % 4 != 0
                && text.dataLength() <= WRAPPED) {
            seen.add(
                    FaultKind.SOPS_SUSPECT,
                    entry.value().span(),
                    "\"" + entry.name() + "\" of a Secret's data is " + text.dataLength()
                            + " bytes long, which no base64 is",
                    "encode the value, or put it under stringData");
        }
    }

    private static boolean holdsCipherText(Node node) {
        return leaves(node).anyMatch(DocumentAudit::isCipherText);
    }

    private static Stream<Scalar> leaves(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream().flatMap(entry -> leaves(entry.value()));
        }
        return node instanceof Sequence sequence
                ? sequence.items().stream().flatMap(DocumentAudit::leaves)
                : Stream.of((Scalar) node);
    }

    private static boolean isCipherText(Node node) {
        return node instanceof Scalar scalar && CipherText.parse(scalar.text()) != null;
    }
}
