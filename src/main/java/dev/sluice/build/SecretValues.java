package dev.sluice.build;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sealed;
import dev.sluice.yaml.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Shows or hides what is secret in a built object. */
public final class SecretValues {
    /** What flux 2.9 prints for a value that SOPS encrypted (fluxcd/flux2, internal/build/build.go). */
    private static final String SEALED = "**SOPS**";

    /** What flux 2.9 prints for any other value of a Secret in a diff (fluxcd/pkg, ssa/sanitize.go). */
    private static final String PLAIN = "***";

    private final boolean docker;

    private SecretValues(boolean docker) {
        this.docker = docker;
    }

    /** An object in which every value that was encrypted, and every value of a Secret, is masked. It stays a valid object. */
    public static Mapping masked(Mapping root) {
        if (!isSecret(root)) {
            return (Mapping) sealedMasked(root);
        }
        boolean docker = root.text("type")
                .filter("kubernetes.io/dockerconfigjson"::equals)
                .isPresent();
        SecretValues secret = new SecretValues(docker);
        Mapping masked = secret.field(secret.field(root, "data"), "stringData");
        return (Mapping) sealedMasked(masked);
    }

    /** What to print for a value if secrets are asked for: its plain text if a key opened it. */
    public static String opened(Scalar scalar) {
        Sealed sealed = scalar.sealed();
        return sealed != null && sealed.isOpen() ? sealed.reveal() : scalar.text();
    }

    /** Whether any value of an object is encrypted and no key opened it. */
    public static boolean isClosed(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.sealed() != null && !scalar.sealed().isOpen();
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().anyMatch(SecretValues::isClosed);
        }
        return ((Mapping) node).entries().stream().anyMatch(entry -> isClosed(entry.key()) || isClosed(entry.value()));
    }

    private static boolean isSecret(Mapping root) {
        return root.text("kind").filter("Secret"::equals).isPresent()
                && root.text("apiVersion").filter("v1"::equals).isPresent();
    }

    private Mapping field(Mapping root, String name) {
        if (!(root.value(name) instanceof Mapping values)) {
            return root;
        }
        List<Mapping.Entry> masked = values.entries().stream()
                .map(entry -> entry.withValue(value(name, entry.value())))
                .toList();
        return root.with(name, values.withEntries(masked));
    }

    private Scalar value(String field, Node value) {
        String mask = value instanceof Scalar scalar && scalar.isSealed() ? SEALED : PLAIN;
        // The API server reads this type, and takes no Secret of it that is no JSON.
        String text = docker ? "{\"mask\":\"" + mask + "\"}" : mask;
        boolean encoded = field.equals("data");
        return Scalar.string(encoded ? base64(text) : text, value.origin());
    }

    private static Node sealedMasked(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.isSealed() ? Scalar.string(SEALED, scalar.origin()) : scalar;
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(
                    sequence.items().stream().map(SecretValues::sealedMasked).toList(), sequence.origin());
        }
        Mapping mapping = (Mapping) node;
        return mapping.withEntries(mapping.entries().stream()
                .map(entry -> new Mapping.Entry((Scalar) sealedMasked(entry.key()), sealedMasked(entry.value())))
                .toList());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
