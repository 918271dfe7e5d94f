package dev.sluice.decrypt.sops;

import dev.sluice.text.Span;

/**
 * The data key, or one share of it, sealed for one recipient.
 *
 * @param service who can open it
 * @param recipient how reports name the recipient: a fingerprint, an age recipient, the address of a key
 * @param sealed the sealed key, in the service's own form
 * @param span where it stands
 */
public record Stanza(Service service, String recipient, String sealed, Span span) {
    /** The kinds of recipients, in the order in which sops tries them. */
    public enum Service {
        AGE("age"),
        PGP("pgp"),
        KMS("kms"),
        GCP_KMS("gcp_kms"),
        HCKMS("hckms"),
        AZURE_KV("azure_kv"),
        HC_VAULT("hc_vault");

        private final String field;

        Service(String field) {
            this.field = field;
        }

        /** The name of its list in the metadata. */
        public String field() {
            return field;
        }
    }

    @Override
    public String toString() {
        return "Stanza[" + service.field + " " + recipient + "]";
    }
}
