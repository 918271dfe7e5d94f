package dev.sluice.decrypt.audit;

import dev.sluice.decrypt.key.SealedMessage;
import dev.sluice.decrypt.sops.Metadata;
import dev.sluice.decrypt.sops.Stanza;
import dev.sluice.decrypt.sops.Stanza.Service;
import dev.sluice.model.FaultKind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;

/** Looks at the sealed data keys of a file: whether they are whole, and sealed for those whom the file names. */
final class StanzaAudit {
    private static final String UPDATE = "run sops updatekeys on the file";
    private static final int FULL_FINGERPRINT = 40;

    private final PublicKeys keys;
    private final Policies policies;
    private final LocalDate today;
    private final Observations seen;

    StanzaAudit(PublicKeys keys, Policies policies, LocalDate today, Observations seen) {
        this.keys = keys;
        this.policies = policies;
        this.today = today;
        this.seen = seen;
    }

    /** @param modern the recipients of whom it was said that only newer releases of GnuPG open what is sealed for them */
    void look(Metadata metadata, Set<String> modern) {
        metadata.groups().stream().flatMap(List::stream).forEach(stanza -> stanza(stanza, modern));
        groups(metadata);
    }

    private void stanza(Stanza stanza, Set<String> modern) {
        switch (stanza.service()) {
            case AGE -> age(stanza);
            case PGP -> openPgp(stanza, modern);
            case KMS, GCP_KMS, HCKMS, AZURE_KV, HC_VAULT -> {
                if (stanza.sealed().isBlank()) {
                    wrong(stanza, "the data key for \"" + stanza.recipient() + "\" is missing");
                }
            }
        }
    }

    private void age(Stanza stanza) {
        Optional<AgeMessage> message = AgeMessage.read(stanza.sealed());
        if (message.isEmpty()) {
            wrong(stanza, "the data key for \"" + stanza.recipient() + "\" is damaged");
        }
        Optional<AgeName> name = AgeName.read(stanza.recipient());
        if (name.isEmpty()) {
            doubt(stanza, "\"" + stanza.recipient() + "\" is no age recipient: its checksum or its form is wrong");
        }
        if (message.isPresent() && name.isPresent() && !fits(message.get(), name.get())) {
            wrong(stanza, "the data key is sealed for somebody else than \"" + stanza.recipient() + "\"");
        }
    }

    private static boolean fits(AgeMessage message, AgeName name) {
        List<String> only = message.stanzas().get(0);
        return name.stanza().isEmpty()
                || (message.stanzas().size() == 1
                        && name.stanza().get().equals(only.get(0))
                        && name.tag()
                                .map(tag -> only.size() > 1 && tag.equals(only.get(1)))
                                .orElse(true));
    }

    private void openPgp(Stanza stanza, Set<String> modern) {
        String fingerprint = PublicKeys.normal(stanza.recipient());
        Optional<OpenPGPCertificate> named = keys.named(fingerprint);
        Optional<SealedMessage> message = SealedMessage.read(stanza.sealed());
        if (message.isEmpty()) {
            wrong(stanza, "the data key for \"" + stanza.recipient() + "\" is damaged");
        } else {
            protection(stanza, message.get(), modern);
            addressees(stanza, named, message.get().recipients());
        }
        if (fingerprint.length() < FULL_FINGERPRINT || stanza.recipient().endsWith("!")) {
            seen.add(
                    FaultKind.SOPS_PARTIAL,
                    stanza.span(),
                    "\"" + stanza.recipient() + "\" is not the whole fingerprint of a primary key",
                    "give all 40 digits");
        }
        if (named.isPresent()) {
            keys.doubt(named.get(), today)
                    .ifPresent(how -> doubt(stanza, "the OpenPGP key \"" + stanza.recipient() + "\" " + how));
        } else if (!keys.isEmpty() && !policies.names(fingerprint)) {
            doubt(
                    stanza,
                    "the OpenPGP key \"" + stanza.recipient() + "\" is neither exported here nor named in .sops.yaml");
        }
    }

    private void protection(Stanza stanza, SealedMessage message, Set<String> modern) {
        if (!message.isProtected()) {
            wrong(
                    stanza,
                    "the data key for \"" + stanza.recipient()
                            + "\" is not protected against change, so that GnuPG refuses it");
        } else if (message.isAead() && modern.add(stanza.recipient())) {
            seen.add(
                    FaultKind.SOPS_PARTIAL,
                    stanza.span(),
                    "what is sealed for \"" + stanza.recipient() + "\" has a form that GnuPG before 2.3 cannot open",
                    "see that whoever decrypts has a newer one, or take AEAD off the preferences of the key");
        }
    }

    private void addressees(Stanza stanza, Optional<OpenPGPCertificate> named, List<Long> recipients) {
        boolean meant = named.map(one -> recipients.stream().anyMatch(PublicKeys.ids(one)::contains))
                .orElseGet(() ->
                        recipients.stream().noneMatch(id -> keys.holding(id).isPresent()));
        boolean hidden = recipients.contains(0L);
        if (hidden || recipients.size() > 1) {
            seen.add(
                    FaultKind.SOPS_SUSPECT,
                    stanza.span(),
                    hidden
                            ? "the data key for \"" + stanza.recipient() + "\" hides for whom it is sealed"
                            : "the data key for \"" + stanza.recipient() + "\" is sealed for " + recipients.size()
                                    + " keys, of which the file names one",
                    UPDATE);
        }
        if (!meant && !hidden) {
            wrong(stanza, "the data key is sealed for another key than \"" + stanza.recipient() + "\"");
        }
    }

    private void groups(Metadata metadata) {
        Set<String> elsewhere = new HashSet<>();
        for (List<Stanza> group : metadata.groups()) {
            Set<String> here = new HashSet<>();
            for (Stanza stanza : group) {
                String name = stanza.service() + " " + PublicKeys.normal(stanza.recipient());
                if (elsewhere.contains(name) || elsewhere.contains(stanza.sealed())) {
                    wrong(
                            stanza,
                            "\"" + stanza.recipient()
                                    + "\" is in several key groups, so that fewer holders suffice than are asked for");
                } else if (!here.add(name)) {
                    seen.add(
                            FaultKind.SOPS_SUSPECT,
                            stanza.span(),
                            "the recipient \"" + stanza.recipient() + "\" is named twice",
                            UPDATE);
                }
                here.add(stanza.sealed());
            }
            elsewhere.addAll(here);
        }
        threshold(metadata);
        if (metadata.groups().stream().flatMap(List::stream).noneMatch(stanza -> isOffline(stanza.service()))) {
            seen.add(
                    FaultKind.SOPS_PARTIAL,
                    metadata.span(),
                    "only key services can open the file, so that nothing of it can be verified here",
                    "add an age or OpenPGP recipient for the day on which the service is away");
        }
    }

    private void threshold(Metadata metadata) {
        int groups = metadata.groups().size();
        int threshold = metadata.threshold();
        boolean fits = groups == 1 || (threshold >= 2 && threshold <= groups);
        if (!fits) {
            seen.add(
                    FaultKind.STANZA_WRONG,
                    metadata.span(),
                    "\"shamir_threshold\" is " + threshold + " with " + groups + " key groups",
                    "encrypt the file anew; the key was shared for another number");
        }
    }

    private static boolean isOffline(Service service) {
        return service == Service.AGE || service == Service.PGP;
    }

    private void wrong(Stanza stanza, String detail) {
        seen.add(FaultKind.STANZA_WRONG, stanza.span(), detail, UPDATE);
    }

    private void doubt(Stanza stanza, String detail) {
        seen.add(
                FaultKind.RECIPIENT_DOUBTED,
                stanza.span(),
                detail,
                "correct .sops.yaml or export the key again, then run sops updatekeys");
    }
}
