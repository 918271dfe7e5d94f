package dev.sluice.decrypt.key;

import dev.sluice.decrypt.sops.Stanza;

/** Somebody for whom a data key can be sealed. */
public interface Recipient {
    /**
     * Seals a data key, or one share of it.
     *
     * @throws dev.sluice.Trouble if the recipient's key cannot be used
     */
    Stanza seal(byte[] part);
}
