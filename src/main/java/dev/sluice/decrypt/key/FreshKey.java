package dev.sluice.decrypt.key;

import dev.sluice.decrypt.sops.DataKey;
import dev.sluice.decrypt.sops.Stanza;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A new data key, sealed for everybody who is to open it.
 *
 * @param key the key
 * @param groups the stanzas: of one group each with the key, of several each with its group's share
 */
public record FreshKey(DataKey key, List<List<Stanza>> groups) {
    private static final int BYTES = 32;

    public FreshKey {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /**
     * Makes a key.
     *
     * @param threshold how many of several groups are needed to open the file
     * @throws dev.sluice.Trouble if one of the recipients cannot be encrypted to
     */
    public static FreshKey sealedFor(List<List<Recipient>> groups, int threshold) {
        SecureRandom random = new SecureRandom();
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        List<byte[]> parts =
                groups.size() == 1 ? List.of(bytes) : Shares.split(bytes, groups.size(), threshold, random);
        List<List<Stanza>> stanzas = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            byte[] part = parts.get(i);
            stanzas.add(groups.get(i).stream()
                    .map(recipient -> recipient.seal(part))
                    .toList());
        }
        DataKey key = new DataKey(bytes);
        parts.forEach(part -> Arrays.fill(part, (byte) 0));
        Arrays.fill(bytes, (byte) 0);
        return new FreshKey(key, stanzas);
    }
}
