package dev.sluice.build.kustomize.patch;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Numbers;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.Typing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How values fare on their way through the JSON texts between which kustomize applies a JSON patch. */
final class JsonText {
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final Pattern ONLY_YAML = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|(#|,\\s*[]}])", Pattern.DOTALL);
    private static final Pattern LONG_INTEGER = Pattern.compile("-?\\d{16,}");
    private static final Set<String> LITERALS = Set.of("true", "false", "null");
    private static final Set<String> TRUE = Set.of("y", "yes", "on");

    private JsonText() {}

    /** Whether a value was written as JSON and not only as YAML, which takes comments and a comma at the end of a list. */
    static boolean isJson(Node node, String text) {
        return isJson(node) && ONLY_YAML.matcher(text).results().noneMatch(found -> found.group(1) != null);
    }

    private static boolean isJson(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream().allMatch(entry -> isJson(entry.key()) && isJson(entry.value()));
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().allMatch(JsonText::isJson);
        }
        Scalar scalar = (Scalar) node;
        return scalar.style() == Scalar.Style.DOUBLE_QUOTED
                || LITERALS.contains(scalar.text())
                || JSON_NUMBER.matcher(scalar.text()).matches();
    }

    /** A value as YAML 1.1 types it, for which {@code yes} is a bool and a date is text (sigs.k8s.io/yaml 1.6.0). */
    static Node fromYaml(Node node) {
        if (node instanceof Mapping mapping) {
            List<Mapping.Entry> entries = mapping.entries().stream()
                    .map(entry -> new Mapping.Entry(keyFromYaml(entry.key()), fromYaml(entry.value())))
                    .toList();
            return mapping.withEntries(entries);
        }
        if (node instanceof Sequence sequence) {
            return sequence.withItems(
                    sequence.items().stream().map(JsonText::fromYaml).toList());
        }
        Scalar scalar = (Scalar) node;
        if (scalar.kind() == Scalar.Kind.TIMESTAMP) {
            return Scalar.string(scalar.text(), scalar.origin());
        }
        if (!scalar.isString() || scalar.style() != Scalar.Style.PLAIN || scalar.isSealed()) {
            return scalar;
        }
        return Typing.v2(scalar.text()) == Scalar.Kind.BOOL
                ? Scalar.of(
                        TRUE.contains(scalar.text().toLowerCase(Locale.ROOT)) ? "true" : "false",
                        Scalar.Kind.BOOL,
                        scalar.origin())
                : scalar;
    }

    /** A key as text: kustomize prints what YAML 1.1 made of it, so {@code y} becomes {@code true}. */
    private static Scalar keyFromYaml(Scalar key) {
        Scalar typed = (Scalar) fromYaml(key);
        if (typed.isNull()) {
            throw new PatchRejected("patch-invalid", key.span(), "a key is null");
        }
        return typed.isString() ? typed : Scalar.string(Numbers.canonical(typed), key.origin());
    }

    /** Integers, in decimal digits, as they are after a trip through a 64-bit float, which is what a JSON patch does to the whole object. */
    static Node rounded(Node node) {
        if (node instanceof Mapping mapping) {
            List<Mapping.Entry> entries = mapping.entries().stream()
                    .map(entry -> entry.withValue(rounded(entry.value())))
                    .toList();
            return entries.equals(mapping.entries()) ? mapping : mapping.withEntries(entries);
        }
        if (node instanceof Sequence sequence) {
            List<Node> items = sequence.items().stream().map(JsonText::rounded).toList();
            return items.equals(sequence.items()) ? sequence : sequence.withItems(items);
        }
        Scalar scalar = (Scalar) node;
        if (scalar.kind() != Scalar.Kind.INT) {
            return scalar;
        }
        String text = Numbers.canonical(scalar);
        if (LONG_INTEGER.matcher(text).matches()) {
            text = new BigDecimal(Double.toString(Double.parseDouble(text))).toPlainString();
        }
        return text.equals(scalar.text()) ? scalar : scalar.withText(text, scalar.origin());
    }

    /** Whether two values are one JSON value: {@code 1} and {@code 1.0} are. */
    static boolean equal(Node one, Node other) {
        if (one instanceof Mapping first && other instanceof Mapping second) {
            return first.entries().size() == second.entries().size()
                    && first.entries().stream().allMatch(entry -> {
                        Node match = second.value(entry.name());
                        return match != null && equal(entry.value(), match);
                    });
        }
        if (one instanceof Sequence first && other instanceof Sequence second) {
            int size = first.items().size();
            return size == second.items().size()
                    && IntStream.range(0, size)
                            .allMatch(i ->
                                    equal(first.items().get(i), second.items().get(i)));
        }
        return one.sameValue(other)
                || (isNumber(one) && isNumber(other) && decimal(one).compareTo(decimal(other)) == 0);
    }

    private static boolean isNumber(Node node) {
        return node instanceof Scalar scalar
                && (scalar.kind() == Scalar.Kind.INT || scalar.kind() == Scalar.Kind.FLOAT)
                && JSON_NUMBER.matcher(scalar.text()).matches();
    }

    private static BigDecimal decimal(Node node) {
        return new BigDecimal(((Scalar) node).text());
    }
}
