package dev.sluice.decrypt.creation;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.Trouble;
import dev.sluice.decrypt.creation.CreationRule.Named;
import dev.sluice.decrypt.sops.Selection;
import dev.sluice.decrypt.sops.Selection.Rule;
import dev.sluice.decrypt.sops.Stanza.Service;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the creation rules of a {@code .sops.yaml} as sops 3.13.3 does (config/config.go). */
public final class CreationRules {
    private static final List<Service> ORDER = List.of(
            Service.AGE, Service.PGP, Service.KMS, Service.GCP_KMS, Service.HCKMS, Service.AZURE_KV, Service.HC_VAULT);

    private static final int DEEPEST_MERGE = 16;

    private final String name;
    private final List<Mapping> rules;

    private CreationRules(String name, List<Mapping> rules) {
        this.name = name;
        this.rules = rules;
    }

    /**
     * Reads a file; empty if it states no creation rules at all.
     *
     * @param name what messages call the file
     * @throws Trouble if it is malformed
     */
    public static Optional<CreationRules> read(String name, byte[] bytes) {
        YamlFile file = YamlParser.parse(RepoPath.of(".sops.yaml"), bytes);
        if (!file.isWhole()) {
            throw new Trouble(name + " is no valid YAML; correct it");
        }
        Node rules = file.documents().isEmpty() ? null : file.documents().get(0).child("creation_rules");
        return rules instanceof Sequence sequence
                ? Optional.of(new CreationRules(name, mappings(sequence).toList()))
                : Optional.empty();
    }

    /**
     * The first rule that matches a file.
     *
     * @param path the file as seen from the directory of the rules, with {@code /}; absolute if it lies outside
     * @throws Trouble if none matches, or the one that does is malformed
     */
    public CreationRule matching(String path) {
        return rules.stream()
                .filter(rule -> matches(rule, path))
                .findFirst()
                .map(this::rule)
                .orElseThrow(() -> new Trouble("no creation rule of " + name + " matches " + path + "; add one"));
    }

    private boolean matches(Mapping rule, String path) {
        String expression = rule.text("path_regex").orElse("");
        try {
            return expression.isEmpty()
                    || Pattern.compile(expression).matcher(path).find();
        } catch (PatternSyntaxException malformed) {
            throw new Trouble("the path_regex \"" + expression + "\" of " + name + " is no regular expression of RE2");
        }
    }

    private CreationRule rule(Mapping rule) {
        List<Mapping> named = rule.value("key_groups") instanceof Sequence sequence
                ? mappings(sequence).toList()
                : List.of();
        List<List<Named>> groups = named.isEmpty()
                ? List.of(direct(rule))
                : named.stream().map(group -> group(group, 0)).toList();
        if (groups.stream().anyMatch(List::isEmpty)) {
            throw new Trouble("the creation rule of " + name + " names no recipients, or an empty group of them");
        }
        return new CreationRule(
                groups,
                rule.text("shamir_threshold").map(this::threshold).orElse(0),
                selection(rule),
                rule.text("mac_only_encrypted").filter("true"::equals).isPresent());
    }

    private int threshold(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw new Trouble("shamir_threshold of " + name + " is no whole number: \"" + text + "\"");
        }
    }

    private Optional<Selection> selection(Mapping rule) {
        List<Selection> found = Stream.of(Rule.values())
                .flatMap(kind -> rule
                        .text(kind.field())
                        .filter(operand -> !operand.isEmpty())
                        .map(operand -> new Selection(kind, operand))
                        .stream())
                .toList();
        if (found.size() > 1) {
            throw new Trouble("a creation rule of " + name + " has both \""
                    + found.get(0).rule().field() + "\" and \""
                    + found.get(1).rule().field() + "\"; keep one");
        }
        return found.stream().findFirst();
    }

    private static List<Named> direct(Mapping rule) {
        List<Named> named = new ArrayList<>();
        for (Service service : ORDER) {
            texts(rule.value(field(service))).forEach(text -> named.add(new Named(service, text)));
        }
        return named;
    }

    /** The field of a service, which a file names differently in two cases. */
    private static String field(Service service) {
        return switch (service) {
            case AZURE_KV -> "azure_keyvault";
            case HC_VAULT -> "hc_vault_transit_uri";
            default -> service.field();
        };
    }

    /** A group of {@code key_groups}: what it merges first, then its own, everybody once. */
    private List<Named> group(Mapping group, int depth) {
        if (depth > DEEPEST_MERGE) {
            throw new Trouble("the key groups of " + name + " are merged too deeply");
        }
        Set<Named> named = new LinkedHashSet<>();
        if (group.value("merge") instanceof Sequence merged) {
            mappings(merged).forEach(other -> named.addAll(group(other, depth + 1)));
        }
        for (Service service : ORDER) {
            String field = service == Service.HC_VAULT ? "hc_vault" : field(service);
            texts(group.value(field)).forEach(text -> named.add(new Named(service, text)));
        }
        return List.copyOf(named);
    }

    /** The recipients of a field: a text with commas, a list of texts, or a list of mappings for key services. */
    private static Stream<String> texts(@Nullable Node node) {
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().flatMap(CreationRules::texts);
        }
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream()
                    .limit(1)
                    .map(entry -> entry.value())
                    .filter(Scalar.class::isInstance)
                    .map(value -> ((Scalar) value).text());
        }
        return node instanceof Scalar scalar && !scalar.isNull()
                ? Stream.of(scalar.text().split(",")).map(String::strip).filter(text -> !text.isEmpty())
                : Stream.empty();
    }

    private static Stream<Mapping> mappings(Sequence sequence) {
        return sequence.items().stream().filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }
}
