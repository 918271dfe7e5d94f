package dev.sluice.decrypt;

import dev.sluice.decrypt.sops.CipherText;
import dev.sluice.decrypt.sops.Stanza.Service;
import dev.sluice.decrypt.store.YamlStore;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What marks a parsed file as a SOPS file. Other files have keys named {@code sops} too. */
final class Marks {
    private Marks() {}

    /** Whether a file is meant to be a SOPS file, in whatever state it is. */
    static boolean isSops(YamlFile file) {
        String text = file.lines().text();
        if (!text.contains(YamlStore.BLOCK) && !text.contains("ENC[")) {
            return false;
        }
        return file.documents().stream().anyMatch(root -> isBlock(root.child(YamlStore.BLOCK)))
                || cipherText(file).isPresent();
    }

    /** Where the first cipher text of a file stands; its start if there is none. */
    static Span firstCipherText(YamlFile file) {
        return cipherText(file).orElse(Span.startOf(file.path()));
    }

    private static boolean isBlock(@Nullable Node block) {
        return block instanceof Mapping mapping
                && (mapping.has("mac")
                        || mapping.has("lastmodified")
                        || mapping.has("key_groups")
                        || Arrays.stream(Service.values())
                                .anyMatch(service -> mapping.value(service.field()) instanceof Sequence));
    }

    private static Optional<Span> cipherText(YamlFile file) {
        return file.documents().stream()
                .map(Marks::cipherText)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Span> cipherText(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> cipherText(entry.value()))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream()
                    .map(Marks::cipherText)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        CipherText text = CipherText.parse(((Scalar) node).text());
        return text != null && text.type() != null ? Optional.of(node.span()) : Optional.empty();
    }
}
