package dev.sluice.decrypt.key;

import org.jspecify.annotations.Nullable;

/** What came of trying the keys at hand on a stanza. No text form of this object shows what was opened. */
final class Attempt {
    /** No key at hand is meant to open it. */
    static final Attempt FOREIGN = new Attempt(null, false);
    /** A key at hand is meant to open it, or it cannot even be read: it is damaged. */
    static final Attempt DAMAGED = new Attempt(null, true);

    private final byte @Nullable [] part;
    private final boolean damaged;

    private Attempt(byte @Nullable [] part, boolean damaged) {
        this.part = part;
        this.damaged = damaged;
    }

    static Attempt opened(byte[] part) {
        return new Attempt(part, false);
    }

    /** The data key or the share; null if it could not be opened. */
    byte @Nullable [] part() {
        return part;
    }

    boolean isDamaged() {
        return damaged;
    }

    @Override
    public String toString() {
        return part != null ? "Attempt[opened]" : damaged ? "Attempt[damaged]" : "Attempt[foreign]";
    }
}
