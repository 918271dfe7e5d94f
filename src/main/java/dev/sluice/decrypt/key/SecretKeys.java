package dev.sluice.decrypt.key;

import dev.sluice.decrypt.sops.Stanza;

/** The secret keys of one kind of recipient. What loads a library stands behind this interface. */
interface SecretKeys {
    /** Tries to open what a stanza seals. Never throws for what a file contains. */
    Attempt open(Stanza stanza);
}
