package dev.sluice.yaml;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Prints YAML byte for byte as kustomize 5.8.2 and sigs.k8s.io/yaml 1.6.0 do: keys sorted, comments, anchors and flow style
 * gone, numbers as JSON has them.
 */
public final class YamlPrinter {
    private YamlPrinter() {}

    /** One document; sealed values show their cipher text. Ends in a line feed. */
    public static String print(Node document) {
        return print(document, Scalar::text);
    }

    /** Documents with {@code ---} between them, none before the first; sealed values show their cipher text. */
    public static String print(List<? extends Node> documents) {
        return print(documents, Scalar::text);
    }

    /**
     * One document.
     *
     * @param reveal what to print for a sealed value that was opened; only the build and apply stages give its plain text
     */
    public static String print(Node document, Function<Scalar, String> reveal) {
        return new Emitter(reveal).document(document);
    }

    /** Documents as {@link #print(Node, Function)} prints each, with {@code ---} between them. */
    public static String print(List<? extends Node> documents, Function<Scalar, String> reveal) {
        return documents.stream().map(document -> print(document, reveal)).collect(Collectors.joining("---\n"));
    }

    /** The entries of a mapping in the order in which they are printed. */
    public static List<Mapping.Entry> inPrintedOrder(Mapping mapping) {
        return KeyOrder.NATURAL.sorted(mapping.entries());
    }
}
