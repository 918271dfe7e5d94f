package dev.sluice.decrypt.key;

import dev.sluice.decrypt.sops.DataKey;
import dev.sluice.decrypt.sops.Metadata;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.sops.Refusal.Reason;
import dev.sluice.decrypt.sops.Stanza;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recovers the data key of a file with the keys at hand (sops 3.13.3, sops.go, Metadata.GetDataKeyWithKeyServices). */
public final class DataKeys {
    private final Keyring keyring;

    /**
     * What came of it: one of the two is null.
     *
     * @param key the data key
     * @param refusal why there is none
     */
    public record Found(@Nullable DataKey key, @Nullable Refusal refusal) {}

    public DataKeys(Keyring keyring) {
        this.keyring = keyring;
    }

    /** Tries the stanzas of every group until one opens. */
    public Found of(Metadata metadata) {
        List<byte[]> parts = new ArrayList<>();
        @Nullable Stanza damaged = null;
        for (List<Stanza> group : metadata.groups()) {
            for (Stanza stanza : group) {
                Attempt attempt = keyring.open(stanza);
                damaged = damaged == null && attempt.isDamaged() ? stanza : damaged;
                byte[] part = attempt.part();
                if (part != null) {
                    parts.add(part);
                    break;
                }
            }
        }
        int needed = metadata.groups().size() == 1 ? 1 : Math.max(1, metadata.threshold());
        if (parts.size() >= needed) {
            return combined(parts, metadata);
        }
        return damaged == null
                ? refused(Reason.KEY_UNAVAILABLE, metadata, unavailable(parts.size(), needed))
                : damaged(damaged);
    }

    private static Found combined(List<byte[]> parts, Metadata metadata) {
        boolean shared = metadata.groups().size() > 1;
        byte[] bytes = shared ? Shares.combine(parts) : parts.get(0);
        if (bytes == null) {
            return refused(
                    Reason.KEY_COMBINE, metadata, "the key groups' shares of the data key do not belong together");
        }
        DataKey key = new DataKey(bytes);
        if (shared) {
            // What a single group holds is remembered for other files with the same stanza.
            Arrays.fill(bytes, (byte) 0);
        }
        return key.isUsable()
                ? new Found(key, null)
                : refused(Reason.KEY_INVALID, metadata, "the recipients hold a data key of a wrong length");
    }

    private static String unavailable(int opened, int needed) {
        return needed == 1
                ? "no key at hand opens the file"
                : "keys at hand open " + opened + " of " + needed + " key groups needed";
    }

    private static Found damaged(Stanza stanza) {
        String detail = "the data key sealed for \"" + stanza.recipient() + "\" is damaged";
        return new Found(null, new Refusal(Reason.KEY_DAMAGED, stanza.span(), detail));
    }

    private static Found refused(Reason reason, Metadata metadata, String detail) {
        return new Found(null, new Refusal(reason, metadata.span(), detail));
    }
}
