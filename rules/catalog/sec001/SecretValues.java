package sec001;

import dev.sluice.model.secret.ClearText;
import dev.sluice.model.secret.KeyMaterial;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.stream.Stream;

/** The values of Secret manifests. */
final class SecretValues {
    private SecretValues() {}

    /** A value: its key and where it stands, never its text. */
    record Value(String key, Span span) {}

    /** The Secrets that a document is or, as a List, holds. */
    static Stream<Mapping> secrets(Node document) {
        if (!(document instanceof Mapping mapping)) {
            return Stream.empty();
        }
        if (mapping.value("items") instanceof Sequence items
                && mapping.text("kind").filter(kind -> kind.endsWith("List")).isPresent()) {
            return items.items().stream().flatMap(SecretValues::secrets);
        }
        boolean isSecret = mapping.text("kind").filter("Secret"::equals).isPresent()
                && mapping.text("apiVersion").filter("v1"::equals).isPresent();
        return isSecret ? Stream.of(mapping) : Stream.empty();
    }

    /** Every value. */
    static Stream<Value> all(Mapping secret) {
        return entries(secret)
                .map(entry -> new Value(entry.name(), entry.value().span()));
    }

    /** The values that are readable and look secret. */
    static Stream<Value> exposed(Mapping secret) {
        return entries(secret)
                .filter(entry -> entry.value() instanceof Scalar value
                        && !value.isSealed()
                        && value.isString()
                        && isSecret(entry.name(), value))
                .map(entry -> new Value(entry.name(), entry.value().span()));
    }

    /** What a generator took from a file is a secret only if it has the form of one: values files go to Helm that way. */
    private static boolean isSecret(String key, Scalar value) {
        if (value.origin() instanceof Origin.Generated generated && generated.from() != null) {
            // A key of a known form is told at the file that holds it.
            return Stream.of(value.text(), decoded(value.text()))
                    .anyMatch(text ->
                            ClearText.isToken(text) && KeyMaterial.in(text).isEmpty());
        }
        return ClearText.isSecret(key, value.text());
    }

    private static String decoded(String base64) {
        try {
            return new String(java.util.Base64.getDecoder().decode(base64), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static Stream<Mapping.Entry> entries(Mapping secret) {
        return Stream.of("data", "stringData")
                .map(secret::value)
                .filter(Mapping.class::isInstance)
                .flatMap(data -> ((Mapping) data).entries().stream());
    }
}
