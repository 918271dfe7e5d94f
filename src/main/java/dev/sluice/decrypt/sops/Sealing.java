package dev.sluice.decrypt.sops;

import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Remark;
import dev.sluice.decrypt.sops.Refusal.Reason;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Goes through the values of a plain file, seals the selected ones and computes the MAC: the way back of {@link Unsealing}. */
public final class Sealing implements Walk.Visitor {
    private static final int NONCE_BYTES = 32;

    private final DataKey key;
    private final Earlier earlier;
    private final Mac mac;
    private final SecureRandom random = new SecureRandom();
    private final List<Refusal> refusals = new ArrayList<>();

    /**
     * Which values are sealed.
     *
     * @param selection the rule of the file
     * @param macOnlyEncrypted whether the MAC leaves out values in the clear
     */
    public record Scope(Selection selection, boolean macOnlyEncrypted) {}

    /**
     * What came of a file.
     *
     * @param documents the documents with cipher text in place of the selected values
     * @param mac the digest of all values that count, not yet sealed
     * @param refusals why the file cannot be encrypted; empty if it can
     */
    public record Outcome(List<Branch> documents, String mac, List<Refusal> refusals) {}

    private Sealing(DataKey key, Earlier earlier, boolean macOnlyEncrypted) {
        this.key = key;
        this.earlier = earlier;
        this.mac = new Mac(macOnlyEncrypted);
    }

    /**
     * Seals a file.
     *
     * @param earlier the cipher texts that the same data key yielded for an earlier version
     */
    public static Outcome of(List<Branch> documents, Scope scope, DataKey key, Earlier earlier) {
        Sealing sealing = new Sealing(key, earlier, scope.macOnlyEncrypted());
        List<Branch> sealed = new Walk(scope.selection(), sealing).through(documents);
        return new Outcome(sealed, sealing.mac.hex(), List.copyOf(sealing.refusals));
    }

    /** Seals a MAC, which is bound to the time at which the file was changed. */
    public static String mac(String mac, Moment lastModified, DataKey key) {
        return key.seal(Value.string(mac), lastModified.whole(), nonce(new SecureRandom()));
    }

    @Override
    public Item leaf(Leaf leaf, Place place, boolean selected) {
        Value value = leaf.value();
        if (value.type() == Value.Type.UNSIGNED) {
            String keys = String.join(".", place.keys());
            refusals.add(new Refusal(
                    Reason.VALUE_UNWALKABLE,
                    leaf.span(),
                    "the number at \"" + keys + "\" is larger than sops can handle"));
            return leaf;
        }
        mac.add(value, selected);
        return selected && !value.isEmpty() ? new Leaf(Value.string(sealed(value, place)), leaf.span()) : leaf;
    }

    @Override
    public Item remark(Remark remark, Place place, boolean selected) {
        return selected && !remark.text().isEmpty()
                ? remark.withText(sealed(Value.of(Value.Type.COMMENT, remark.text()), place))
                : remark;
    }

    /**
     * An encrypted comment takes the shape of an item, as sops 3.13.3 writes it. An empty one would come back from sops as an
     * empty text, so it gets a blank.
     */
    @Override
    public Item listed(Remark remark, Place place, boolean selected) {
        if (!selected) {
            return remark;
        }
        Value text = Value.of(Value.Type.COMMENT, remark.text().isEmpty() ? " " : remark.text());
        return new Leaf(Value.string(sealed(text, place)), remark.span());
    }

    private String sealed(Value value, Place place) {
        String authenticated = place.authenticated();
        return earlier.take(value, authenticated).orElseGet(() -> key.seal(value, authenticated, nonce(random)));
    }

    private static byte[] nonce(SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return nonce;
    }
}
