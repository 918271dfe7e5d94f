package dev.sluice.decrypt.audit;

import dev.sluice.decrypt.sops.CipherText;
import dev.sluice.decrypt.sops.Item;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Remark;
import dev.sluice.decrypt.sops.Metadata;
import dev.sluice.decrypt.sops.Place;
import dev.sluice.decrypt.sops.Value;
import dev.sluice.decrypt.sops.Walk;
import dev.sluice.decrypt.store.Stored;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.text.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks at every value of a file: damaged, misplaced, repeated, empty, telling by its length. */
final class ValueAudit implements Walk.Visitor {
    private static final String RESEAL = "open the file with sops, correct the value and save it";

    /** Shorter passwords can be tried out, and the length of a cipher text is that of its plain text. */
    private static final int SHORT = 8;

    private static final Pattern PASSWORD =
            Pattern.compile("(?i).*(passw(or)?d|passphrase|\\bpin\\b|secret|token|api[-_.]?key).*");

    private final Observations seen;
    private final Map<String, Met> byNonce = new HashMap<>();
    private int selectedValues;
    private int sealedValues;
    private int values;
    private int emptyValues;

    private record Met(CipherText text, Place place, Span span) {}

    private ValueAudit(Observations seen) {
        this.seen = seen;
    }

    static void look(Stored stored, Metadata metadata, Observations seen) {
        ValueAudit audit = new ValueAudit(seen);
        new Walk(metadata.selection(), audit).through(stored.documents());
        audit.checkScope(metadata);
    }

    @Override
    public Item leaf(Leaf leaf, Place place, boolean selected) {
        String text = leaf.value().text();
        values++;
        selectedValues += selected ? 1 : 0;
        if (leaf.value().type() == Value.Type.STR && leaf.value().isEmpty()) {
            empty(leaf, place, selected);
            return leaf;
        }
        CipherText cipherText = CipherText.parse(text);
        if (cipherText == null) {
            return leaf;
        }
        sealedValues++;
        if (!selected && cipherText.isReadable() && cipherText.type() != null) {
            seen.add(
                    FaultKind.HALF_ENCRYPTED,
                    leaf.span(),
                    "cipher text at \"" + name(place)
                            + "\" is outside the rule of the file, so that it is taken as it stands",
                    "restore the rule or the key under which it was sealed");
        }
        form(cipherText, text, leaf, place);
        repeats(new Met(cipherText, place, leaf.span()));
        return leaf;
    }

    @Override
    public void nothing(Leaf leaf, Place place, boolean selected) {
        empty(leaf, place, selected);
    }

    @Override
    public Item remark(Remark remark, Place place, boolean selected) {
        if (selected && !CipherText.isLikely(remark.text()) && !remark.text().isBlank()) {
            seen.add(
                    FaultKind.SOPS_PARTIAL,
                    remark.span(),
                    "a comment is in the clear where the rule of the file has it encrypted",
                    "remove it if it tells something secret");
        }
        return remark;
    }

    /** One word on a file is enough. */
    private void empty(Leaf leaf, Place place, boolean selected) {
        if (selected && emptyValues++ == 0) {
            seen.add(
                    FaultKind.SOPS_PARTIAL,
                    leaf.span(),
                    "\"" + name(place) + "\" is empty, which sops leaves readable and Flux does not notice",
                    "check that it is meant to be empty");
        }
    }

    private void form(CipherText cipherText, String text, Leaf leaf, Place place) {
        Span span = leaf.span();
        String at = "the cipher text at \"" + name(place) + "\" ";
        if (!cipherText.isReadable() || cipherText.type() == null || !cipherText.hasWholeTag()) {
            seen.add(FaultKind.SOPS_MALFORMED, span, at + "is damaged", RESEAL);
        } else if (!text.endsWith("]")) {
            seen.add(FaultKind.SOPS_SUSPECT, span, at + "is followed by text that everybody ignores", RESEAL);
        } else if (!cipherText.isUsual()) {
            seen.add(FaultKind.SOPS_SUSPECT, span, at + "has a form that sops does not write", RESEAL);
        } else {
            length(cipherText, leaf, place);
        }
    }

    /** Only what is called a password: a short name or number is no secret that somebody tries out. */
    private void length(CipherText cipherText, Leaf leaf, Place place) {
        boolean encoded = place.keys().get(0).equals("data") && place.keys().size() == 2;
        int most = encoded ? cipherText.dataLength() / 4 * 3 : cipherText.dataLength();
        if (most < SHORT
                && cipherText.type() == Value.Type.STR
                && PASSWORD.matcher(place.key()).matches()) {
            seen.add(
                    FaultKind.SOPS_SUSPECT,
                    leaf.span(),
                    "the cipher text at \"" + name(place) + "\" shows that the secret is no longer than " + most
                            + " bytes",
                    "use a longer secret");
        }
    }

    private void repeats(Met met) {
        Met earlier = byNonce.putIfAbsent(met.text().iv(), met);
        if (earlier == null) {
            return;
        }
        boolean copied = earlier.text().equals(met.text());
        String how = copied
                ? "is a copy of another one, which sops writes only for equal items of a list"
                : "reuses the nonce of another one, which gives away what both hold";
        seen.add(Fault.of(FaultKind.SOPS_SUSPECT, met.span(), "the cipher text at \"" + name(met.place()) + "\" " + how)
                .hint(copied ? RESEAL : "replace both secrets and encrypt the file anew")
                .related(earlier.span(), "the other one"));
    }

    private void checkScope(Metadata metadata) {
        if (values > 0 && sealedValues == 0) {
            seen.add(
                    FaultKind.HALF_ENCRYPTED,
                    metadata.span(),
                    "the file has a sops block, and none of its values is encrypted",
                    "encrypt it, or take the sops block away");
        } else if (values > 0 && selectedValues == 0) {
            seen.add(
                    FaultKind.SOPS_SUSPECT,
                    metadata.span(),
                    "the rule of the sops block selects none of the values",
                    "restore the rule under which the file was sealed");
        }
    }

    static String name(Place place) {
        return String.join(".", place.keys());
    }
}
