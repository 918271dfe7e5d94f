package dev.sluice.decrypt.sops;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.text.Span;

/**
 * Why sops would not open a file.
 *
 * @param reason the class of refusal
 * @param span where a person would look
 * @param detail one sentence for a fault, never with anything secret
 */
public record Refusal(Reason reason, Span span, String detail) {
    private static final String RESTORE =
            "restore the file from version control, or edit it only through sops so that it is sealed again";
    private static final String REENCRYPT = "encrypt the file anew from its plain text";

    /** The classes, in the order in which sops checks them. */
    public enum Reason {
        INPUT_PARSE(FaultKind.SOPS_MALFORMED, "repair the file; sops cannot read it"),
        /** Only when encrypting: there is nothing in the file. */
        INPUT_EMPTY(FaultKind.SOPS_MALFORMED, "give the file a value"),
        /** Only when encrypting: the file has a sops block already. */
        ALREADY_ENCRYPTED(FaultKind.SOPS_MALFORMED, "decrypt the file first, or rename the entry"),
        METADATA_NOT_FOUND(
                FaultKind.SOPS_MALFORMED, "restore the sops block, without which nothing can open the values"),
        METADATA_INVALID(FaultKind.SOPS_MALFORMED, RESTORE),
        /** A time without quotes is no string for sops; the objects that Flux opens went through JSON, where it is one. */
        METADATA_UNQUOTED(FaultKind.SOPS_MALFORMED, "put the value into quotes"),
        VERSION_INVALID(FaultKind.SOPS_MALFORMED, "state the version of sops that wrote the file, such as 3.13.3"),
        /** No key at hand opens the file; nothing is wrong with it. */
        KEY_UNAVAILABLE(FaultKind.SOPS_MALFORMED, "give a key of one of the recipients"),
        /** A key at hand is meant to open the file, but what it should open is damaged. */
        KEY_DAMAGED(FaultKind.SOPS_MALFORMED, "restore the recipient's entry, or run sops updatekeys"),
        KEY_COMBINE(FaultKind.SOPS_MALFORMED, REENCRYPT),
        KEY_INVALID(FaultKind.SOPS_MALFORMED, REENCRYPT),
        VALUE_FORMAT(FaultKind.HALF_ENCRYPTED, "seal the value with sops, or restore its cipher text"),
        VALUE_AUTH(FaultKind.SOPS_TAMPERED, RESTORE),
        VALUE_TYPE(FaultKind.SOPS_MALFORMED, RESTORE),
        /** A value of a type that sops cannot walk. */
        VALUE_UNWALKABLE(
                FaultKind.SOPS_MALFORMED, "quote it; sops knows only strings as keys and only signed 64 bit integers"),
        MAC_MISSING(FaultKind.SOPS_MALFORMED, RESTORE),
        MAC_DECRYPT(FaultKind.SOPS_TAMPERED, RESTORE),
        MAC_MISMATCH(FaultKind.SOPS_TAMPERED, RESTORE);

        private final FaultKind kind;
        private final String wayOut;

        Reason(FaultKind kind, String wayOut) {
            this.kind = kind;
            this.wayOut = wayOut;
        }
    }

    /** Whether Flux would fail too, which asks neither for the MAC nor for the version. */
    public boolean stopsFlux() {
        return switch (reason) {
            case VERSION_INVALID, METADATA_UNQUOTED, MAC_DECRYPT, MAC_MISMATCH -> false;
            default -> true;
        };
    }

    /** The same, as a fault of the file. */
    public Fault fault() {
        return Fault.of(reason.kind, span, detail).hint(reason.wayOut);
    }
}
