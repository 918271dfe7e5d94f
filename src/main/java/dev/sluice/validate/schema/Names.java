package dev.sluice.validate.schema;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What names, labels and annotation keys must look like (k8s.io/apimachinery 0.36, pkg/util/validation/validation.go). */
final class Names {
    private static final int LABEL_LENGTH = 63;
    private static final int SUBDOMAIN_LENGTH = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern QUALIFIED = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");

    /** Kinds whose names are not DNS subdomains, by group and kind. */
    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("/Namespace", Form.LABEL),
            Map.entry("/Service", Form.LABEL),
            Map.entry("/Event", Form.SEGMENT),
            Map.entry("certificates.k8s.io/CertificateSigningRequest", Form.SEGMENT),
            Map.entry("policy/PodDisruptionBudget", Form.SEGMENT),
            Map.entry("apps/StatefulSet", Form.LABEL),
            Map.entry("rbac.authorization.k8s.io/Role", Form.SEGMENT),
            Map.entry("rbac.authorization.k8s.io/RoleBinding", Form.SEGMENT),
            Map.entry("rbac.authorization.k8s.io/ClusterRole", Form.SEGMENT),
            Map.entry("rbac.authorization.k8s.io/ClusterRoleBinding", Form.SEGMENT));

    private Names() {}

    /** The forms of object names. */
    enum Form {
        /** {@code [a-z0-9-]}, 63 characters at most. */
        LABEL,
        /** Labels joined by dots, 253 characters at most. */
        SUBDOMAIN,
        /** Anything that can stand in a URL. */
        SEGMENT
    }

    /** The form of the names of a kind. */
    static Form form(KindEntry kind) {
        return FORMS.getOrDefault(kind.group() + "/" + kind.kind(), Form.SUBDOMAIN);
    }

    /** Why a text is no name of a form; empty if it is one. */
    static Optional<String> wrong(String name, Form form) {
        return switch (form) {
            case LABEL -> label(name);
            case SUBDOMAIN -> subdomain(name);
            case SEGMENT ->
                name.equals(".") || name.equals("..") || name.contains("/") || name.contains("%")
                        ? Optional.of("which must not hold / or %")
                        : Optional.empty();
        };
    }

    /** Why a text is no key of a label or annotation; empty if it is one. */
    static Optional<String> wrongKey(String key) {
        int slash = key.indexOf('/');
        String name = key.substring(slash + 1);
        if (slash >= 0 && (slash == 0 || subdomain(key.substring(0, slash)).isPresent())) {
            return Optional.of("whose part before the / is no DNS name");
        }
        if (name.length() > LABEL_LENGTH) {
            return Optional.of("whose name is longer than 63 characters");
        }
        return QUALIFIED.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("which may hold letters, digits and -_. only, with a letter or digit at both ends");
    }

    /** Why a text is no value of a label; empty if it is one. */
    static Optional<String> wrongLabelValue(String value) {
        if (value.length() > LABEL_LENGTH) {
            return Optional.of("which is longer than 63 characters");
        }
        return value.isEmpty() || QUALIFIED.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("which may hold letters, digits and -_. only, with a letter or digit at both ends");
    }

    private static Optional<String> label(String name) {
        if (name.length() > LABEL_LENGTH) {
            return Optional.of("which is longer than 63 characters");
        }
        return LABEL.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("which is no DNS label: a-z, 0-9 and - inside");
    }

    private static Optional<String> subdomain(String name) {
        if (name.length() > SUBDOMAIN_LENGTH) {
            return Optional.of("which is longer than 253 characters");
        }
        return SUBDOMAIN.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("which is no DNS name: a-z, 0-9, - and . inside");
    }
}
