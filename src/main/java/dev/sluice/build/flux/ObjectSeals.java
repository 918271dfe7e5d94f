package dev.sluice.build.flux;

import dev.sluice.build.substitution.FloatingPoint;
import dev.sluice.model.Decryptor;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.FluxProfile;
import dev.sluice.model.ResourceId;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sealed;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Opens built objects as Flux does: an object with a {@code sops} block is decrypted as a whole, with the data key of that
 * block. The seals stay on the values; what is checked is that the cluster could open every one of them.
 */
final class ObjectSeals {
    private static final String OPT_OUT = "kustomize.toolkit.fluxcd.io/decrypt";

    private static final String CIPHER_TEXT = "ENC[AES256_GCM,";

    private final Set<RepoPath> opened;

    private final Decryptor decryptor;
    private final FluxProfile profile;

    /** @param opened the files that were opened before the build */
    ObjectSeals(Set<RepoPath> opened, Decryptor decryptor, FluxProfile profile) {
        this.opened = Set.copyOf(opened);
        this.decryptor = decryptor;
        this.profile = profile;
    }

    /**
     * An object as Flux applies it.
     *
     * @param root without its {@code sops} block if it was opened
     * @param fault what Flux could not open in it, or applies as cipher text
     * @param failed whether Flux gives up because of that
     */
    record Outcome(Mapping root, Optional<Fault> fault, boolean failed) {}

    Outcome open(Mapping root) {
        if (isOptedOut(root)) {
            return new Outcome((Mapping) new Walk(root, null).visit(root, List.of()), Optional.empty(), false);
        }
        Node sops = root.child("sops");
        if (sops != null && sops.text("mac").filter(mac -> !mac.isEmpty()).isPresent()) {
            return new Walk(root, sops).outcome(FloatingPoint.rounded(root.without("sops")));
        }
        Outcome outcome = new Walk(root, null).outcome(root);
        return !outcome.failed() && ResourceId.of(root).kind().equals("Secret")
                ? new SecretPayloads(outcome, decryptor).open()
                : outcome;
    }

    private static boolean isOptedOut(Mapping root) {
        return root.at("metadata.annotations")
                .map(annotations -> annotations.child(OPT_OUT))
                .filter(value -> value instanceof Scalar scalar && scalar.text().equalsIgnoreCase("disabled"))
                .isPresent();
    }

    /** One way through an object. */
    private final class Walk {
        private final Mapping root;
        private final @Nullable EncryptionRule rule;
        private final @Nullable RepoPath keyFile;
        private final List<Fault> failures = new ArrayList<>();
        private final List<Fault> leaks = new ArrayList<>();

        Walk(Mapping root, @Nullable Node sops) {
            this.root = root;
            this.rule = sops == null ? null : new EncryptionRule(sops, profile);
            // The block may be merged of two; the MAC comes from the one that was merged last.
            this.keyFile =
                    sops == null ? null : sops.at("mac").orElse(sops).span().path();
        }

        Outcome outcome(Mapping content) {
            Mapping visited = (Mapping) visit(content, List.of());
            Optional<Fault> first =
                    Stream.concat(failures.stream(), leaks.stream()).findFirst();
            return new Outcome(visited, first, !failures.isEmpty());
        }

        /** The node, with cipher text that Flux leaves alone as the text that it then is. */
        Node visit(Node node, List<String> keys) {
            if (node instanceof Mapping mapping) {
                List<Mapping.Entry> entries = new ArrayList<>();
                for (Mapping.Entry entry : mapping.entries()) {
                    List<String> deeper = new ArrayList<>(keys);
                    deeper.add(entry.name());
                    entries.add(entry.withValue(visit(entry.value(), deeper)));
                }
                return entries.equals(mapping.entries()) ? mapping : mapping.withEntries(entries);
            }
            if (node instanceof Sequence sequence) {
                List<Node> items =
                        sequence.items().stream().map(item -> visit(item, keys)).toList();
                return items.equals(sequence.items()) ? sequence : sequence.withItems(items);
            }
            leaf((Scalar) node, keys);
            return applied((Scalar) node, keys);
        }

        private Scalar applied(Scalar scalar, List<String> keys) {
            Sealed seal = scalar.sealed();
            boolean left = seal != null && !opened.contains(seal.file()) && (rule == null || isLeft(keys));
            return left ? scalar.withText(scalar.text(), scalar.origin()) : scalar;
        }

        private void leaf(Scalar scalar, List<String> keys) {
            Sealed seal = scalar.sealed();
            if (seal != null && !opened.contains(seal.file())) {
                foreign(scalar, seal.file(), keys);
            } else if (rule != null && isDue(keys) && !isPassedOver(scalar)) {
                String detail = "value of \"" + keys.get(keys.size() - 1)
                        + "\" is in the clear where the rule of \"" + keyFile
                        + "\" has it encrypted, so that Flux fails to decrypt the object";
                failures.add(Fault.of(FaultKind.HALF_ENCRYPTED, scalar.span(), detail)
                        .about(ResourceId.of(root)));
            }
        }

        private void foreign(Scalar scalar, RepoPath file, List<String> keys) {
            if (keyFile == null || rule == null) {
                leaks.add(fault(
                        scalar,
                        "value from \"" + file
                                + "\" is applied as cipher text, because the object has lost its \"sops\" block"));
            } else if (isLeft(keys)) {
                leaks.add(
                        fault(
                                scalar,
                                "value from \"" + file
                                        + "\" is applied as cipher text, because the rule of the file does not select it here"));
            } else if (!keyFile.equals(file)) {
                failures.add(fault(
                        scalar,
                        "value sealed in \"" + file + "\" cannot be opened with the data key of \"" + keyFile + "\""));
            }
        }

        /** Whether Flux takes a place for one of cipher text. */
        private boolean isDue(List<String> keys) {
            return rule != null && !rule.goesByCipherText() && rule.isKnown() && rule.covers(keys);
        }

        /** Whether Flux leaves a place as it is. */
        private boolean isLeft(List<String> keys) {
            return rule != null && !rule.goesByCipherText() && rule.isKnown() && !rule.covers(keys);
        }

        private Fault fault(Scalar scalar, String detail) {
            return Fault.of(FaultKind.DECRYPTION_FAILED, scalar.span(), detail).about(ResourceId.of(root));
        }
    }

    /** What SOPS passes over, and cipher text that a damaged file kept from being recognised, which is told elsewhere. */
    private static boolean isPassedOver(Scalar scalar) {
        return scalar.isNull() || scalar.text().isEmpty() || scalar.text().startsWith(CIPHER_TEXT);
    }
}
