package dev.sluice.decrypt.audit;

import dev.sluice.Trouble;
import dev.sluice.decrypt.creation.CreationRule;
import dev.sluice.decrypt.creation.CreationRule.Named;
import dev.sluice.decrypt.creation.CreationRules;
import dev.sluice.decrypt.sops.Metadata;
import dev.sluice.decrypt.sops.Selection;
import dev.sluice.decrypt.sops.Stanza;
import dev.sluice.decrypt.sops.Stanza.Service;
import dev.sluice.decrypt.store.Format;
import dev.sluice.decrypt.store.Stored;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Ignored;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The creation rules of a repository, and whether files follow them. */
final class Policies {
    private static final String NAME = ".sops.yaml";
    private static final String UPDATE = "run sops updatekeys on the file";

    private final Map<RepoPath, Policy> policies;
    private final String everything;

    /** The rules of one directory; empty if the file states none that can be read. */
    private record Policy(RepoPath file, Optional<CreationRules> rules) {}

    /** A file as its format splits it. */
    record Split(Format format, Stored stored, Metadata metadata) {}

    private Policies(Map<RepoPath, Policy> policies, String everything) {
        this.policies = policies;
        this.everything = everything;
    }

    static Policies of(Tree tree) {
        Map<RepoPath, Policy> policies = new TreeMap<>();
        StringBuilder everything = new StringBuilder();
        Stream.concat(
                        tree.files().values().stream(),
                        tree.ignored().values().stream().map(Ignored::file))
                .filter(file -> file.path().name().equals(NAME))
                .forEach(file -> {
                    policies.put(file.path().parent(), new Policy(file.path(), rules(file)));
                    everything.append(PublicKeys.normal(file.text()));
                });
        return new Policies(policies, everything.toString());
    }

    private static Optional<CreationRules> rules(SourceFile file) {
        try {
            return CreationRules.read(file.path().value(), file.bytes());
        } catch (Trouble malformed) {
            return Optional.empty();
        }
    }

    /** Whether a fingerprint, in upper case and without blanks, stands in any of the rules. */
    boolean names(String fingerprint) {
        return everything.contains(fingerprint);
    }

    /** sops looks for the rules from its working directory upwards; the nearest file is what most people get. */
    void look(RepoPath file, Split split, Observations seen) {
        nearest(file.parent())
                .ifPresent(policy -> policy.rules().ifPresent(rules -> {
                    try {
                        compare(policy, rules.matching(relative(policy, file)), split, seen);
                    } catch (Trouble without) {
                        String sentence = String.valueOf(without.getMessage());
                        int advice = sentence.indexOf("; ");
                        seen.add(drifted(
                                        policy,
                                        split.metadata().span(),
                                        advice < 0 ? sentence : sentence.substring(0, advice))
                                .hint("without a rule for it nobody can update the keys of the file"));
                    }
                }));
    }

    private Optional<Policy> nearest(RepoPath directory) {
        Policy here = policies.get(directory);
        return here != null || directory.equals(RepoPath.ROOT)
                ? Optional.ofNullable(here)
                : nearest(directory.parent());
    }

    private static String relative(Policy policy, RepoPath file) {
        RepoPath base = policy.file().parent();
        return base.equals(RepoPath.ROOT)
                ? file.value()
                : file.value().substring(base.value().length() + 1);
    }

    private static void compare(Policy policy, CreationRule rule, Split file, Observations seen) {
        List<Stanza> stanzas =
                file.metadata().groups().stream().flatMap(List::stream).toList();
        List<String> missing = rule.groups().stream()
                .flatMap(List::stream)
                .filter(named -> stanzas.stream().noneMatch(stanza -> isSame(named, stanza)))
                .map(named -> "\"" + named.name() + "\"")
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            seen.add(drifted(
                            policy,
                            file.metadata().span(),
                            "the file is not sealed for " + shown(missing) + ", whom " + policy.file() + " names")
                    .hint(UPDATE));
        } else if (rule.groups().size() != file.metadata().groups().size()) {
            seen.add(drifted(
                            policy,
                            file.metadata().span(),
                            "the file has " + file.metadata().groups().size() + " key groups where " + policy.file()
                                    + " asks for " + rule.groups().size())
                    .hint(UPDATE));
        }
        if (file.format() != Format.BINARY) {
            scope(policy, rule.selection().orElse(Selection.DEFAULT), file, seen);
        }
    }

    /** Rules that are spelled differently may select the same values; the first value that one of them leaves out counts. */
    private static void scope(Policy policy, Selection wanted, Split file, Observations seen) {
        if (wanted.isSame(file.metadata().selection())) {
            return;
        }
        Map<Span, String> there = Selected.by(file.metadata().selection(), file.stored());
        Map<Span, String> wish = Selected.by(wanted, file.stored());
        wish.entrySet().stream()
                .filter(value -> !there.containsKey(value.getKey()))
                .findFirst()
                .ifPresent(value -> seen.add(drifted(
                                policy,
                                value.getKey(),
                                "\"" + value.getValue() + "\" is in the clear, and " + policy.file()
                                        + " has it encrypted")
                        .hint("decrypt the file and encrypt it anew")));
    }

    private static Fault drifted(Policy policy, Span span, String detail) {
        return Fault.of(FaultKind.RECIPIENTS_DRIFTED, span, detail)
                .related(Span.startOf(policy.file()), "the creation rules");
    }

    private static String shown(List<String> missing) {
        return missing.size() <= 3
                ? missing.stream().collect(Collectors.joining(" and "))
                : missing.size() + " recipients";
    }

    /** The recipients of key services are spelled differently in a file, so that only their presence is compared. */
    private static boolean isSame(Named named, Stanza stanza) {
        if (named.service() != stanza.service()) {
            return false;
        }
        String there = stanza.recipient();
        return switch (named.service()) {
            case AGE -> there.equals(named.name());
            case PGP -> {
                String one = PublicKeys.normal(named.name());
                String other = PublicKeys.normal(there);
                yield one.endsWith(other) || other.endsWith(one);
            }
            case KMS, GCP_KMS, HCKMS, AZURE_KV, HC_VAULT ->
                named.service() == Service.AZURE_KV
                        || named.name().toLowerCase(Locale.ROOT).startsWith(there.toLowerCase(Locale.ROOT));
        };
    }
}
