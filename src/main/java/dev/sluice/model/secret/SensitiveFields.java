package dev.sluice.model.secret;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.model.Ignored;
import dev.sluice.model.Knowledge;
import dev.sluice.model.Plain;
import dev.sluice.model.Rendered;
import dev.sluice.model.ResourceId;
import dev.sluice.model.SourceFile;
import dev.sluice.model.View;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which fields a repository calls confidential: the {@code encrypted_regex} of the creation rules in its {@code .sops.yaml}
 * files (sops 3.13, config/config.go: the nearest file upwards, the first rule whose path matches).
 */
public final class SensitiveFields {
    private static final String CONFIG = ".sops.yaml";

    /** Keys that harmless objects have everywhere: a regular expression that names them speaks of whole files, not of fields. */
    private static final Set<String> EVERYWHERE = Set.of(
            "name",
            "value",
            "data",
            "stringData",
            "spec",
            "metadata",
            "labels",
            "annotations",
            "namespace",
            "kind",
            "config",
            "values",
            "env",
            "args");

    private static final Pattern RESERVED = Pattern.compile(
            "(?i)(.*[./@])?(example\\.(com|org|net)|localhost|[a-z0-9.-]*\\.(test|invalid|example|localhost|local))(:[0-9]+)?(/.*)?");

    private final Map<RepoPath, List<Rule>> rules;
    private final Plain plain;

    private record Rule(RepoPath file, Span span, Pattern path, Pattern keys) {}

    private SensitiveFields(Map<RepoPath, List<Rule>> rules, Plain plain) {
        this.rules = rules;
        this.plain = plain;
    }

    /** Reads every {@code .sops.yaml} of a repository, whether it is in the artifact or not. */
    public static SensitiveFields in(Plain plain) {
        Map<RepoPath, List<Rule>> rules = new TreeMap<>();
        Stream.concat(
                        plain.tree().files().values().stream(),
                        plain.tree().ignored().values().stream().map(Ignored::file))
                .filter(file -> file.path().name().equals(CONFIG))
                .forEach(file -> rules.put(file.path().parent(), read(file)));
        return new SensitiveFields(rules, plain);
    }

    /** The places of all values that reach a cluster in the clear. */
    public static Set<Span> readable(Rendered repo) {
        Set<Span> spans = new HashSet<>();
        repo.views().stream().flatMap(View::resources).forEach(resource -> readable(resource.root(), spans));
        return spans;
    }

    private static void readable(Node node, Set<Span> into) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> readable(entry.value(), into));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> readable(item, into));
        } else if (node instanceof Scalar scalar && !scalar.isSealed()) {
            into.add(scalar.span());
        }
    }

    /** Whether no rule names fields. */
    public boolean isEmpty() {
        return rules.values().stream().allMatch(List::isEmpty);
    }

    /** What is confidential in a file; empty if no rule is about it. */
    public Optional<Policy> of(RepoPath file) {
        for (RepoPath directory = file.parent(); ; directory = directory.parent()) {
            List<Rule> near = rules.get(directory);
            if (near != null) {
                RepoPath base = directory;
                return near.stream()
                        .filter(rule -> governs(rule, base, file))
                        .findFirst()
                        .map(rule -> new Policy(rule, siblings(file, rule)));
            }
            if (directory.equals(RepoPath.ROOT)) {
                return Optional.empty();
            }
        }
    }

    /** A rule about {@code x.enc.yaml} is about the fields of {@code x.yaml} too: that is the file it was made from. */
    private static boolean governs(Rule rule, RepoPath base, RepoPath file) {
        String relative = base.equals(RepoPath.ROOT)
                ? file.value()
                : file.value().substring(base.value().length() + 1);
        int dot = relative.lastIndexOf('.');
        return rule.path().matcher(relative).find()
                || (dot > 0
                        && rule.path()
                                .matcher(relative.substring(0, dot) + ".enc" + relative.substring(dot))
                                .find());
    }

    /** Places of encrypted values in the same directory, by kind and key. */
    private Map<String, Span> siblings(RepoPath file, Rule rule) {
        Map<String, Span> sealed = new HashMap<>();
        for (YamlFile other : plain.yaml().values()) {
            if (other.path().parent().equals(file.parent())
                    && plain.sops(other.path()).isPresent()) {
                other.documents()
                        .forEach(document ->
                                collect(document, ResourceId.of(document).kind(), rule, sealed));
            }
        }
        return sealed;
    }

    private static void collect(Node node, String kind, Rule rule, Map<String, Span> into) {
        if (node instanceof Mapping mapping) {
            for (Mapping.Entry entry : mapping.entries()) {
                if (rule.keys().matcher(entry.name()).find() && isSealed(entry.value())) {
                    into.putIfAbsent(kind + " " + entry.name(), entry.value().span());
                }
                collect(entry.value(), kind, rule, into);
            }
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> collect(item, kind, rule, into));
        }
    }

    private static boolean isSealed(Node node) {
        return node instanceof Sequence sequence
                ? sequence.items().stream().anyMatch(SensitiveFields::isSealed)
                : node instanceof Scalar scalar && scalar.isSealed();
    }

    private static List<Rule> read(SourceFile file) {
        List<Rule> rules = new ArrayList<>();
        for (Node document : YamlParser.parse(file.path(), file.bytes()).documents()) {
            if (document.child("creation_rules") instanceof Sequence list) {
                list.items().forEach(rule -> read(file.path(), rule).ifPresent(rules::add));
            }
        }
        return rules;
    }

    private static Optional<Rule> read(RepoPath file, Node rule) {
        @Nullable Node keys = rule.child("encrypted_regex");
        if (!(keys instanceof Scalar regex)) {
            return Optional.empty();
        }
        try {
            Pattern path = Pattern.compile(rule.text("path_regex").orElse(""));
            return Optional.of(new Rule(file, regex.span(), path, Pattern.compile(regex.text())));
        } catch (PatternSyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** What one creation rule says about the fields of a file. */
    public static final class Policy {
        private final Rule rule;
        private final Map<String, Span> siblings;

        private Policy(Rule rule, Map<String, Span> siblings) {
            this.rule = rule;
            this.siblings = siblings;
        }

        /** The {@code .sops.yaml} file. */
        public RepoPath file() {
            return rule.file();
        }

        /** Where the regular expression stands. */
        public Span span() {
            return rule.span();
        }

        /** Whether a key is called confidential, other than by a rule that catches everything. */
        public boolean names(String key) {
            return !EVERYWHERE.contains(key) && rule.keys().matcher(key).find();
        }

        /** Whether a value could be confidential: readable, no variable, no name that is reserved for examples. */
        public boolean isConfidential(String key, Scalar value) {
            return value.isString()
                    && !isServiceName(key, value.text())
                    && !value.isSealed()
                    && !value.text().isBlank()
                    && !Knowledge.isTemplated(value.text())
                    && !RESERVED.matches(value.text());
        }

        /** A host of one label is a Service of the cluster, which nobody outside can reach. */
        private static boolean isServiceName(String key, String text) {
            return key.toLowerCase(Locale.ROOT).startsWith("host") && !text.contains(".");
        }

        /** Whether an encrypted file of the same directory has this field of this kind as cipher text. */
        public boolean sealsInSibling(String kind, String key) {
            return sibling(kind, key).isPresent();
        }

        /** Where an encrypted file of the same directory has it. */
        public Optional<Span> sibling(String kind, String key) {
            return Optional.ofNullable(siblings.get(kind + " " + key));
        }
    }
}
