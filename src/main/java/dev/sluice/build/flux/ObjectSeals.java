package dev.sluice.build.flux;

import dev.sluice.build.substitution.FloatingPoint;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
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
import org.jspecify.annotations.Nullable;

/**
 * Opens built objects as Flux does: an object with a {@code sops} block is decrypted as a whole, with the data key of that
 * block. The seals stay on the values; what is checked is that the cluster could open every one of them.
 */
final class ObjectSeals {
    private static final String OPT_OUT = "kustomize.toolkit.fluxcd.io/decrypt";

    private static final String CIPHER_TEXT = "ENC[AES256_GCM,";

    private final Set<RepoPath> opened;

    /** @param opened the files that were opened before the build */
    ObjectSeals(Set<RepoPath> opened) {
        this.opened = Set.copyOf(opened);
    }

    /** An object without its {@code sops} block, and what Flux could not open in it. */
    record Outcome(Mapping root, Optional<Fault> fault) {}

    Outcome open(Mapping root) {
        if (isOptedOut(root)) {
            return new Outcome(root, Optional.empty());
        }
        Node sops = root.child("sops");
        boolean encrypted =
                sops != null && sops.text("mac").filter(mac -> !mac.isEmpty()).isPresent();
        Walk walk = new Walk(root, encrypted ? sops : null);
        walk.visit(encrypted ? root.without("sops") : root, List.of());
        return new Outcome(encrypted ? FloatingPoint.rounded(root.without("sops")) : root, walk.first());
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
        private final List<Fault> faults = new ArrayList<>();

        Walk(Mapping root, @Nullable Node sops) {
            this.root = root;
            this.rule = sops == null ? null : new EncryptionRule(sops);
            // The block may be merged of two; the MAC comes from the one that was merged last.
            this.keyFile =
                    sops == null ? null : sops.at("mac").orElse(sops).span().path();
        }

        Optional<Fault> first() {
            return faults.stream().findFirst();
        }

        void visit(Node node, List<String> keys) {
            if (node instanceof Mapping mapping) {
                for (Mapping.Entry entry : mapping.entries()) {
                    List<String> deeper = new ArrayList<>(keys);
                    deeper.add(entry.name());
                    visit(entry.value(), deeper);
                }
            } else if (node instanceof Sequence sequence) {
                sequence.items().forEach(item -> visit(item, keys));
            } else {
                leaf((Scalar) node, keys);
            }
        }

        private void leaf(Scalar scalar, List<String> keys) {
            Sealed seal = scalar.sealed();
            if (seal != null && !opened.contains(seal.file())) {
                foreign(scalar, seal.file());
            } else if (rule != null && rule.isKnown() && rule.covers(keys) && !isPassedOver(scalar)) {
                add(
                        FaultKind.HALF_ENCRYPTED,
                        scalar,
                        "value of \"" + keys.get(keys.size() - 1) + "\" is in the clear where the rule of \"" + keyFile
                                + "\" has it encrypted, so that Flux fails to decrypt the object");
            }
        }

        private void foreign(Scalar scalar, RepoPath file) {
            if (keyFile == null) {
                add(
                        FaultKind.DECRYPTION_FAILED,
                        scalar,
                        "value from \"" + file
                                + "\" is applied as cipher text, because the object has lost its \"sops\" block");
            } else if (!keyFile.equals(file)) {
                add(
                        FaultKind.DECRYPTION_FAILED,
                        scalar,
                        "value sealed in \"" + file + "\" cannot be opened with the data key of \"" + keyFile + "\"");
            }
        }

        private void add(FaultKind kind, Scalar scalar, String detail) {
            faults.add(Fault.of(kind, scalar.span(), detail).about(ResourceId.of(root)));
        }
    }

    /** What SOPS passes over, and cipher text that a damaged file kept from being recognised, which is told elsewhere. */
    private static boolean isPassedOver(Scalar scalar) {
        return scalar.isNull() || scalar.text().isEmpty() || scalar.text().startsWith(CIPHER_TEXT);
    }
}
