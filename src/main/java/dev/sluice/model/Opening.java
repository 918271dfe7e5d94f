package dev.sluice.model;

/** The decrypted bytes of a whole file. Only the build may ask for them; no text form of this object shows them. */
public final class Opening {
    private final byte[] plain;

    public Opening(byte[] plain) {
        this.plain = plain.clone();
    }

    /** The plain bytes. Only the build stage may ask for them. */
    public byte[] reveal() {
        return plain.clone();
    }

    @Override
    public String toString() {
        return "Opening[" + plain.length + " bytes]";
    }
}
